/** Moving a school's data from Derby to PostgreSQL. */
@NullMarked
package sms.recap.internal.move;

import org.jspecify.annotations.NullMarked;
