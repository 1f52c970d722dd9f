/** The rules, in what order they are checked, and how it is told. */
@NullMarked
package sms.host.kit.internal;

import org.jspecify.annotations.NullMarked;
