/** Commands of the Gogo shell. */
@NullMarked
package sms.dispatch.internal.command;

import org.jspecify.annotations.NullMarked;
