/** The names that can be used, and reading them in a text. */
@NullMarked
package sms.compose.internal.keyword;

import org.jspecify.annotations.NullMarked;
