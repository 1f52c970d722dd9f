package sms.gateway.http.internal.exchange;

import java.net.UnknownHostException;

/** The host has addresses, but none that its gateway may connect to. */
final class ForbiddenAddressException extends UnknownHostException {
  private static final long serialVersionUID = 1L;

  ForbiddenAddressException() {
    super("the host's address is not allowed");
  }
}
