/** The JSON behind the screens. */
@NullMarked
package sms.ui.contrib.internal.api;

import org.jspecify.annotations.NullMarked;
