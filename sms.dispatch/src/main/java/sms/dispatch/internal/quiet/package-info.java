/** Hours of the week in which what can wait does. */
@NullMarked
package sms.dispatch.internal.quiet;

import org.jspecify.annotations.NullMarked;
