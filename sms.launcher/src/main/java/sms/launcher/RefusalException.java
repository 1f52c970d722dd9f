package sms.launcher;

/** The demo cannot start; the message is one sentence for the person at the console. */
final class RefusalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RefusalException(String key, Object... arguments) {
    super(Messages.text(key, arguments));
  }
}
