/** Who may come in: users, passwords, sessions, and the caller of the current request. */
@NullMarked
package sms.host.demo.internal.access;

import org.jspecify.annotations.NullMarked;
