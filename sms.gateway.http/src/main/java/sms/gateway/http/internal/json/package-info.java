/** The gateway that is described by configuration alone. */
@NullMarked
package sms.gateway.http.internal.json;

import org.jspecify.annotations.NullMarked;
