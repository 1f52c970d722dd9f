/** The filters we ship, each a component of its own. */
@NullMarked
package sms.selection.internal.filter;

import org.jspecify.annotations.NullMarked;
