/** Reads tables that people upload. */
@NullMarked
package sms.recap.internal.csv;

import org.jspecify.annotations.NullMarked;
