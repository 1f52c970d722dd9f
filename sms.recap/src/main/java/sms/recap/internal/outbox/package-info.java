/** The durable queue: campaigns, slices, outcomes, reports. Plain JDBC. */
@NullMarked
package sms.recap.internal.outbox;

import org.jspecify.annotations.NullMarked;
