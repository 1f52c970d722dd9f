package sms.directory.internal.live;

/** There is no school: its files were never read without a problem. */
public final class SchoolUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SchoolUnavailableException() {
    super("the school's files are broken");
  }
}
