/** The pages. */
@NullMarked
package sms.host.demo.internal.web;

import org.jspecify.annotations.NullMarked;
