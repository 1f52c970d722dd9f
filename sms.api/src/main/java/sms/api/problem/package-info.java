/** What is wrong with an input and what to do about it, in the user's language. */
@Export
@Version("1.0.0")
@NullMarked
package sms.api.problem;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
