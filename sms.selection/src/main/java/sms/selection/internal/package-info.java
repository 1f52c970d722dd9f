/** Recipients out of criteria or a record. */
@NullMarked
package sms.selection.internal;

import org.jspecify.annotations.NullMarked;
