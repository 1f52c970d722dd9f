package sms.host.demo.internal.school;

/** The school's files are broken: there is no directory to ask. */
public final class SchoolUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SchoolUnavailableException() {
    super("the school's files are broken: see the start page or the log for what to mend");
  }
}
