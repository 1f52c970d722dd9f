/** What all gateways over HTTP share, and what differs from provider to provider. */
@NullMarked
package sms.gateway.http.internal;

import org.jspecify.annotations.NullMarked;
