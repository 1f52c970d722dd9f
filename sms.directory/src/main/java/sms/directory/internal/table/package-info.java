/** CSV files, row by row. */
@NullMarked
package sms.directory.internal.table;

import org.jspecify.annotations.NullMarked;
