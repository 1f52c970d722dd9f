/** What is asked of {@link sms.api.host.SchoolDirectory}. */
@NullMarked
package sms.host.kit.internal.directory;

import org.jspecify.annotations.NullMarked;
