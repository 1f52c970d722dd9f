/**
 * From criteria or a record to the recipients of a message, and to those who are ignored, each with
 * its reason.
 */
@Export
@Version("1.0.0")
@NullMarked
package sms.api.selection;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
