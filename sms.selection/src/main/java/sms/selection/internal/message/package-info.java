/** Texts that users read. */
@NullMarked
package sms.selection.internal.message;

import org.jspecify.annotations.NullMarked;
