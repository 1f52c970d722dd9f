/** Providers of SMS, each a translation between our terms and those of its documents. */
@NullMarked
package sms.gateway.http.internal.provider;

import org.jspecify.annotations.NullMarked;
