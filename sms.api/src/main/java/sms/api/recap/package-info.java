/** What was sent, to whom, in which state and at what cost. */
@Export
@Version("1.0.0")
@NullMarked
package sms.api.recap;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
