/** What people send us: stored, understood where it says STOP, and told to the host. */
@NullMarked
package sms.dispatch.internal.inbound;

import org.jspecify.annotations.NullMarked;
