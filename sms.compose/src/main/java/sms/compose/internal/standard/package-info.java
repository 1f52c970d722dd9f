/** The keywords of every school. */
@NullMarked
package sms.compose.internal.standard;

import org.jspecify.annotations.NullMarked;
