/** What was read, as a directory that is imported anew when its files change. */
@NullMarked
package sms.directory.internal.live;

import org.jspecify.annotations.NullMarked;
