/** Which school's files the demo shows, and which bundle is told to read them. */
@NullMarked
package sms.host.demo.internal.school;

import org.jspecify.annotations.NullMarked;
