/** A provider of SMS in miniature, and the telephones it delivers to. */
@NullMarked
package sms.host.demo.internal.simulator;

import org.jspecify.annotations.NullMarked;
