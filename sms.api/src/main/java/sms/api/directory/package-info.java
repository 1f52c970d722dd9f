/**
 * What a bundle that reads a school from files offers besides {@link sms.api.host.SchoolDirectory}:
 * which files it knows, what the last import came to, and another import. A host with a directory
 * of its own has nothing to do with it.
 */
@Export
@Version("1.0.0")
@NullMarked
package sms.api.directory;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
