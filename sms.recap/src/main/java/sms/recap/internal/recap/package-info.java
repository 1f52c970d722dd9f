/** Reads what was sent. */
@NullMarked
package sms.recap.internal.recap;

import org.jspecify.annotations.NullMarked;
