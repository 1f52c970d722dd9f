/** Outbox and recap over JPA. */
package sms.recap.internal;
