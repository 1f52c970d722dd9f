/** Starts the demo framework. */
package sms.launcher;
