/** One HTTP exchange with a provider: what left, what came back, nothing else. */
@NullMarked
package sms.gateway.http.internal.exchange;

import org.jspecify.annotations.NullMarked;
