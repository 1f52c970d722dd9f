/** The Kannel gateway. */
@NullMarked
package sms.gateway.http.internal.kannel;

import org.jspecify.annotations.NullMarked;
