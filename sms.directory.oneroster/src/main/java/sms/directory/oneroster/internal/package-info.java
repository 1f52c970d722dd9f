/** A school from OneRoster CSV files, 1EdTech OneRoster 1.1 and 1.2, CSV binding. */
@NullMarked
package sms.directory.oneroster.internal;

import org.jspecify.annotations.NullMarked;
