/** What is kept of one person: given out, and removed. */
@NullMarked
package sms.recap.internal.privacy;

import org.jspecify.annotations.NullMarked;
