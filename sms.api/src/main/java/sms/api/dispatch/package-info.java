/** Campaigns, the outbox that keeps them, and the dispatcher that takes them to a gateway. */
@Export
@Version("1.1.0")
@NullMarked
package sms.api.dispatch;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
