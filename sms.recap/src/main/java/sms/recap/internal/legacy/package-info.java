/** Takes in what was sent by the program before. */
@NullMarked
package sms.recap.internal.legacy;

import org.jspecify.annotations.NullMarked;
