package sms.recap.internal.db;

import java.io.Serial;

/** The data were not moved; both databases are as they were. The message says why, in English. */
public final class MoveRefused extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  public MoveRefused(String message) {
    super(message);
  }

  public MoveRefused(String message, Throwable cause) {
    super(message, cause);
  }
}
