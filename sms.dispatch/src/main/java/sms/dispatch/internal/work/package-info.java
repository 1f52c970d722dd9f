/** The worker: leases are read, marked, handed to gateways, and what came of it is recorded. */
@NullMarked
package sms.dispatch.internal.work;

import org.jspecify.annotations.NullMarked;
