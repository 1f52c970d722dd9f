/** Menu entries, record actions and screens. */
@NullMarked
package sms.ui.contrib.internal;

import org.jspecify.annotations.NullMarked;
