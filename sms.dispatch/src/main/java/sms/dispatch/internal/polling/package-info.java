/** Delivery reports that are fetched from the providers. */
@NullMarked
package sms.dispatch.internal.polling;

import org.jspecify.annotations.NullMarked;
