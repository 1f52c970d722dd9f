/** What is wrong with a school's files, and how it is told. */
@NullMarked
package sms.directory.internal.report;

import org.jspecify.annotations.NullMarked;
