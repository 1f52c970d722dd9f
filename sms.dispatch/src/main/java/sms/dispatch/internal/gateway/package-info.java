/** The gateways that are there at this moment, and what protects them and us from each other. */
@NullMarked
package sms.dispatch.internal.gateway;

import org.jspecify.annotations.NullMarked;
