/** A small ERP to see the SMS module in; uses nothing that another host could not. */
@NullMarked
package sms.host.demo.internal;

import org.jspecify.annotations.NullMarked;
