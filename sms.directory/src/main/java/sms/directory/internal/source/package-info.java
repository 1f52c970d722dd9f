/** Files in a folder or a zip, opened with limits. */
@NullMarked
package sms.directory.internal.source;

import org.jspecify.annotations.NullMarked;
