/** Faults, and what the bundles make of them. */
@NullMarked
package sms.faults;

import org.jspecify.annotations.NullMarked;
