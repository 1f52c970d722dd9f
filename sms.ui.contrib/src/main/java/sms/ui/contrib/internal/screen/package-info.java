/** What a host is offered, and the pages of it. */
@NullMarked
package sms.ui.contrib.internal.screen;

import org.jspecify.annotations.NullMarked;
