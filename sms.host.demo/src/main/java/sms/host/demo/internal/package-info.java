/** A small demo ERP. */
package sms.host.demo.internal;
