/** How a text is cut into SMS, and what makes it dearer. Knows nothing of keywords. */
@NullMarked
package sms.compose.internal.text;

import org.jspecify.annotations.NullMarked;
