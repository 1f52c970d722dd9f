package sms.itest.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts the sections' tables into docs/performance.md, between two marks, each in its place. */
final class SpeedTable {
  private static final Path DOCUMENT = Path.of("../docs/performance.md");
  private static final String BEGIN = "<!-- mvn -Pbench writes from here -->\n";
  private static final String END = "<!-- to here -->\n";
  private static final String HEADING = "### ";

  private final List<String> titles;

  /**
   * @param titles of all sections, in the order of the document
   */
  SpeedTable(List<String> titles) {
    this.titles = titles;
  }

  /** Replaces that section's table; the others stay as they are. */
  void write(String title, String table, boolean quick) throws IOException {
    String text = Files.readString(DOCUMENT);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END);
    if (begin < BEGIN.length() || end < begin) {
      throw new IllegalStateException("no place for the table in " + DOCUMENT);
    }
    Map<String, String> sections = sections(text.substring(begin, end));
    sections.put(title, machine(quick) + "\n\n" + table.strip() + "\n");
    List<String> written = new ArrayList<>();
    for (String each : titles) {
      String section = sections.get(each);
      if (section != null) {
        written.add(HEADING + each + "\n" + section);
      }
    }
    Files.writeString(
        DOCUMENT, text.substring(0, begin) + String.join("\n", written) + text.substring(end));
  }

  /** What is there, by title. */
  private static Map<String, String> sections(String text) {
    Map<String, String> sections = new HashMap<>();
    for (String section : text.split("(?m)^" + HEADING)) {
      int line = section.indexOf('\n');
      if (line > 0) {
        sections.put(section.substring(0, line), section.substring(line + 1).strip() + "\n");
      }
    }
    return sections;
  }

  private static String machine(boolean quick) {
    return "%d cores, Java %s, %s%s."
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            Runtime.version().feature(),
            LocalDate.now(),
            quick ? ", a quick run" : "");
  }
}
