/** What is not hot, by JPA: templates and saved selections. */
@NullMarked
package sms.recap.internal.jpa;

import org.jspecify.annotations.NullMarked;
