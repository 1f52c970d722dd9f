/** The kit in a framework: a service, a command of the shell, a configuration. */
@NullMarked
package sms.host.kit.internal.osgi;

import org.jspecify.annotations.NullMarked;
