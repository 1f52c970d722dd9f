package sms.api.dispatch;

import java.io.Serial;

/**
 * The database is away, full or refuses. The message is for the log, without number, text or
 * secret.
 */
public class OutboxUnavailableException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  public OutboxUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
