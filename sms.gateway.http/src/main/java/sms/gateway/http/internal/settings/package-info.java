/** Reading and checking the configuration of a gateway. */
@NullMarked
package sms.gateway.http.internal.settings;

import org.jspecify.annotations.NullMarked;
