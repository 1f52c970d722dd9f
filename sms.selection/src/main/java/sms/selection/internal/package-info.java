/** Recipients out of criteria or a record. */
package sms.selection.internal;
