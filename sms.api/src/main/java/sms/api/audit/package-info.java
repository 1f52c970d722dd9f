/** Who did what, in a journal that shows when somebody has changed it. */
@Export
@Version("1.1.0")
@NullMarked
package sms.api.audit;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
