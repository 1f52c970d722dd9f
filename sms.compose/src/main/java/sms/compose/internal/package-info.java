/** The components of this bundle. */
@NullMarked
package sms.compose.internal;

import org.jspecify.annotations.NullMarked;
