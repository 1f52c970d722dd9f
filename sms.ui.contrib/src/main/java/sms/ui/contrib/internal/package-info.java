/** Menu entries, record actions and screens. */
package sms.ui.contrib.internal;
