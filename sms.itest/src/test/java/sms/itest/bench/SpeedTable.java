package sms.itest.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** Puts the figures into docs/performance.md, between two marks. */
final class SpeedTable {
  private static final Path DOCUMENT = Path.of("../docs/performance.md");
  private static final String BEGIN = "<!-- mvn -Pbench writes from here -->\n";
  private static final String END = "<!-- to here -->\n";

  private SpeedTable() {}

  static void write(List<String> tables) throws IOException {
    String text = Files.readString(DOCUMENT);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END);
    if (begin < BEGIN.length() || end < begin) {
      throw new IllegalStateException("no place for the table in " + DOCUMENT);
    }
    Files.writeString(DOCUMENT, text.substring(0, begin) + all(tables) + text.substring(end));
  }

  private static String all(List<String> tables) {
    return "%s, %s.%n%n%s".formatted(machine(), LocalDate.now(), String.join("\n", tables));
  }

  private static String machine() {
    return "%d cores, Java %s"
        .formatted(Runtime.getRuntime().availableProcessors(), Runtime.version().feature());
  }
}
