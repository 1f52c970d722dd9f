/** Compares invoices of providers with what was sent. */
@NullMarked
package sms.recap.internal.invoice;

import org.jspecify.annotations.NullMarked;
