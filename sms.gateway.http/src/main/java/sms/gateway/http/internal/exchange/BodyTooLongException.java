package sms.gateway.http.internal.exchange;

import java.io.IOException;

/** The answer is longer than anything a provider has to say. */
final class BodyTooLongException extends IOException {
  private static final long serialVersionUID = 1L;

  BodyTooLongException() {
    super("answer longer than " + HttpExchange.MAX_BODY + " bytes");
  }
}
