/**
 * What a provider of SMS does for us. A third party writes a gateway by implementing {@link
 * sms.api.gateway.SmsGateway}.
 */
@Export
@Version("1.1.0")
@NullMarked
package sms.api.gateway;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
