package sms.recap.internal.legacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sms.api.directory.ImportProblem;
import sms.recap.internal.db.Messages;

/** Collects what is wrong with a file, the first {@value #MOST}. */
final class LegacyProblems {
  private static final int MOST = 20;
  private static final int LONGEST_QUOTE = 60;

  private final String file;
  private final Messages messages;
  private final List<ImportProblem> found = new ArrayList<>();
  private boolean more;

  LegacyProblems(String file, Locale locale) {
    this.file = file;
    this.messages = Messages.in(locale);
  }

  /**
   * Adds one.
   *
   * @param line 0: the file as a whole
   * @param arguments of the text; a long one is cut
   */
  void add(int line, String code, String... arguments) {
    if (found.size() < MOST) {
      Object[] quoted = List.of(arguments).stream().map(LegacyProblems::quoted).toArray();
      found.add(new ImportProblem(file, line, messages.text(code, quoted)));
    } else {
      more = true;
    }
  }

  private static String quoted(String argument) {
    return argument.length() <= LONGEST_QUOTE || argument.indexOf(';') >= 0
        ? argument
        : argument.substring(0, LONGEST_QUOTE) + "…";
  }

  boolean none() {
    return found.isEmpty();
  }

  /** All that was kept; a last one says that there are more. */
  List<ImportProblem> list() {
    List<ImportProblem> all = new ArrayList<>(found);
    if (more) {
      all.add(new ImportProblem(file, 0, messages.text("legacy.more", Integer.toString(MOST))));
    }
    return all;
  }
}
