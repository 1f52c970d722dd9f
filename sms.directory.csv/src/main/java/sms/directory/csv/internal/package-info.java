/** A school from CSV files of our own format, docs/demo-data.md. */
@NullMarked
package sms.directory.csv.internal;

import org.jspecify.annotations.NullMarked;
