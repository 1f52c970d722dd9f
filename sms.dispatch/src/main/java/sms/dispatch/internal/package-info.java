/** From a campaign through the outbox to a gateway. */
package sms.dispatch.internal;
