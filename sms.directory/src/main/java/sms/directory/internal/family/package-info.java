/** Families made of the links between pupils and adults. */
@NullMarked
package sms.directory.internal.family;

import org.jspecify.annotations.NullMarked;
