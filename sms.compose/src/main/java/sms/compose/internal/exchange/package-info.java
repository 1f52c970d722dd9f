/** Templates as a file, in and out. */
@NullMarked
package sms.compose.internal.exchange;

import org.jspecify.annotations.NullMarked;
