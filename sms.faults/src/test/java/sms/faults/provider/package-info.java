/** A provider in a process of its own, which forgets nothing it has taken. */
@NullMarked
package sms.faults.provider;

import org.jspecify.annotations.NullMarked;
