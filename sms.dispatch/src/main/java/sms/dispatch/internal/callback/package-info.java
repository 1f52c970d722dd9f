/** The public address for the providers' delivery reports. */
@NullMarked
package sms.dispatch.internal.callback;

import org.jspecify.annotations.NullMarked;
