/** Templates, keywords, and the exact text, parts and cost of every SMS before it is sent. */
@Export
@Version("1.0.0")
@NullMarked
package sms.api.compose;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
