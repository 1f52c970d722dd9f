/** What is asked of users, of the portal, of limits and of contributions. */
@NullMarked
package sms.host.kit.internal.access;

import org.jspecify.annotations.NullMarked;
