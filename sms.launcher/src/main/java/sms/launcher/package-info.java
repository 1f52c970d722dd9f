/**
 * Starts the demo: a Felix framework, the bundles packed in the same jar, and the configuration in
 * {@code sms.home/etc}.
 */
package sms.launcher;
