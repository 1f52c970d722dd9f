/**
 * The database of the SMS module: {@code db} opens it, {@code outbox} is the queue, {@code recap}
 * reads, {@code jpa} keeps what is not hot.
 */
@NullMarked
package sms.recap.internal;

import org.jspecify.annotations.NullMarked;
