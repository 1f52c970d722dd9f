/** Figures of what is sent, as JMX beans and in the shell. */
@NullMarked
package sms.dispatch.internal.metrics;

import org.jspecify.annotations.NullMarked;
