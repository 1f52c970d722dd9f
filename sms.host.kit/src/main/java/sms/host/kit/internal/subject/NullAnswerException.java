package sms.host.kit.internal.subject;

import java.io.Serial;

/** The host answered null, or with a null in a stream. */
public final class NullAnswerException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1L;

  private final String method;

  NullAnswerException(String method) {
    super(method);
    this.method = method;
  }

  /** Which of its methods. */
  public String method() {
    return method;
  }
}
