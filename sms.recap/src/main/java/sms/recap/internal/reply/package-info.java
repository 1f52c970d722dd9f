/** What people answer, and who wants no SMS any more. */
@NullMarked
package sms.recap.internal.reply;

import org.jspecify.annotations.NullMarked;
