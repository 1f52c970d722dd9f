/** From a cell as typed to a mobile number, or to what is wrong with it. */
@NullMarked
package sms.selection.internal.number;

import org.jspecify.annotations.NullMarked;
