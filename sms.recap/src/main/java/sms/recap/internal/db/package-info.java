/** Opening the database, its tables, transactions. */
@NullMarked
package sms.recap.internal.db;

import org.jspecify.annotations.NullMarked;
