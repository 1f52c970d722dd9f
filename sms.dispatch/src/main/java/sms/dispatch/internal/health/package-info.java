/** Felix health checks, tag {@code sms}. */
@NullMarked
package sms.dispatch.internal.health;

import org.jspecify.annotations.NullMarked;
