/** A read text, expanded and priced for recipients. */
@NullMarked
package sms.compose.internal.message;

import org.jspecify.annotations.NullMarked;
