package sms.directory.internal.source;

import java.util.List;
import sms.directory.internal.report.Problems;

/** The source as a whole cannot be taken: it isn't there, is a broken zip, plays tricks. */
public final class SourceRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final String code;
  private final transient List<String> arguments;

  SourceRefusedException(String file, String code, String... arguments) {
    super(code);
    this.file = file;
    this.code = code;
    this.arguments = List.of(arguments);
  }

  /** Adds it to the problems. */
  public void report(Problems problems) {
    problems.add(file, 0, code, arguments.toArray(String[]::new));
  }
}
