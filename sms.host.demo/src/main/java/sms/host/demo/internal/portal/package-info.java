/** The demo's parents' portal: its accounts, and the pages on which a parent really signs in. */
@NullMarked
package sms.host.demo.internal.portal;

import org.jspecify.annotations.NullMarked;
