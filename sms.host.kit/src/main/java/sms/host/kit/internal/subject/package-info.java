/** The host as it is looked at, and what is noted of it. */
@NullMarked
package sms.host.kit.internal.subject;

import org.jspecify.annotations.NullMarked;
