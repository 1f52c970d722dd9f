/** The portal's secrets, had at the moment an SMS leaves. */
@NullMarked
package sms.dispatch.internal.credential;

import org.jspecify.annotations.NullMarked;
