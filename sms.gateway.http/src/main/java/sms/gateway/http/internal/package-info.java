/** Provider protocols over HTTP. */
package sms.gateway.http.internal;
