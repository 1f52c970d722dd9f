/** The journal: a chain of hashes in the database. */
@NullMarked
package sms.recap.internal.audit;

import org.jspecify.annotations.NullMarked;
