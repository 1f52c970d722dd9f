package sms.gateway.http.internal.exchange;

import org.apache.hc.core5.http.HttpException;

/** Stops a request whose caller has already been told that nothing was sent. */
final class GivenUpException extends HttpException {
  private static final long serialVersionUID = 1L;

  GivenUpException() {
    super("given up before the first byte");
  }
}
