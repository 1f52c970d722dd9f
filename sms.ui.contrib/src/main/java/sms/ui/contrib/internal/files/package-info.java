/** The files that a browser loads. */
@NullMarked
package sms.ui.contrib.internal.files;

import org.jspecify.annotations.NullMarked;
