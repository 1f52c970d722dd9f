package sms.launcher;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * The order in which bundles start. Logs and configuration are there before our components ask for
 * them; the pages come before the database and its libraries, which take the longest.
 */
final class StartOrder {
  /** Beginnings of file names, in their order; a file that fits none of them comes after all. */
  private static final List<String> FIRST =
      List.of(
          "org.apache.aries.spifly",
          "logback-",
          "org.apache.felix.log",
          "org.apache.felix.configadmin",
          "org.apache.felix.fileinstall",
          "org.apache.felix.http.",
          "org.apache.felix.scr",
          "sms.host.demo");

  private static final int OURS = FIRST.size();
  private static final int LIBRARY = OURS + 1;
  private static final int DATABASE = OURS + 2;

  static final Comparator<Path> BY_FILE_NAME =
      Comparator.<Path>comparingInt(StartOrder::rank).thenComparing(Comparator.naturalOrder());

  private StartOrder() {}

  /** Whether the bundle has a part in showing pages. */
  static boolean isForPages(Path bundle) {
    return rank(bundle) <= OURS;
  }

  /** Whether the bundle has a part in keeping data, which a page does not wait for. */
  static boolean isForData(Path bundle) {
    return !isForPages(bundle);
  }

  private static int rank(Path bundle) {
    String name = bundle.getFileName().toString();
    for (int i = 0; i < FIRST.size(); i++) {
      if (name.startsWith(FIRST.get(i))) {
        return i;
      }
    }
    if (name.startsWith("sms.recap")) {
      return DATABASE;
    }
    return name.startsWith("sms.") ? OURS : LIBRARY;
  }
}
