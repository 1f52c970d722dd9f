/** The school: its files, what can be wrong with them, and the directory made of them. */
@NullMarked
package sms.host.demo.internal.school;

import org.jspecify.annotations.NullMarked;
