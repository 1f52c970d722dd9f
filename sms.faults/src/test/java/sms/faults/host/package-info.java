/** A host of its own: the bundles that ship in a framework, in a process that may be killed. */
@NullMarked
package sms.faults.host;

import org.jspecify.annotations.NullMarked;
