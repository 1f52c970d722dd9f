/**
 * Asks a host, by the services it supplies, whether it keeps what {@code sms.api} asks of it. For
 * the developers of hosts: nothing of ours needs it at run time.
 */
@Export
@Version("1.0.0")
@NullMarked
package sms.host.kit;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
