/** From a campaign through the outbox to a gateway. */
@NullMarked
package sms.dispatch.internal;

import org.jspecify.annotations.NullMarked;
