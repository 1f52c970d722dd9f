package sms.compose.internal;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sms.api.compose.Rewriting;
import sms.compose.internal.standard.StandardKeywords;
import sms.compose.internal.text.Rewritings;
import sms.compose.internal.text.Tally;

/** The tables of docs/compose.md are those of the code. */
class DocumentedTablesTest {
  @Test
  void the_page_shows_the_tables_that_are_used() throws IOException {
    DocumentedPage.shows(tables());
  }

  private static Map<String, String> tables() {
    Map<String, String> tables = new LinkedHashMap<>();
    tables.put("keywords", keywords());
    tables.put("default", characters(1));
    tables.put("extension", characters(2));
    tables.put("rewriting", rewritings());
    return tables;
  }

  private static String keywords() {
    return "| keyword | value | example | also |\n|---|---|---|---|\n"
        + new StandardKeywords()
            .keywords(Locale.ENGLISH).stream()
                .map(
                    k ->
                        String.format(
                            "| `#%s` | %s. %s | %s | %s |\n",
                            k.name(),
                            k.label(),
                            k.help(),
                            k.example(),
                            k.aliases().stream()
                                .sorted()
                                .map(a -> "`#" + a + "`")
                                .collect(joining(" "))))
                .collect(joining());
  }

  /** Of that many septets, those that show. */
  private static String characters(int septets) {
    return "```\n"
        + IntStream.rangeClosed('!', '€')
            .mapToObj(c -> String.valueOf((char) c))
            .filter(c -> Tally.of(c).encoding() == sms.api.compose.Encoding.GSM7)
            .filter(c -> Tally.of(c).units() == septets)
            .collect(joining(" "))
        + "\n```\n";
  }

  /** One line for each replacement. */
  private static String rewritings() {
    Map<String, List<String>> byReplacement = new LinkedHashMap<>();
    for (Rewriting r : Rewritings.standard().all()) {
      byReplacement
          .computeIfAbsent(r.replacement(), k -> new ArrayList<>())
          .add(shown(r.character()));
    }
    return "| | becomes |\n|---|---|\n"
        + byReplacement.entrySet().stream()
            .map(e -> String.format("| %s | %s |\n", ranges(e.getValue()), replacement(e.getKey())))
            .collect(joining());
  }

  private static String replacement(String text) {
    return switch (text) {
      case "" -> "nothing";
      case " " -> "a space";
      default -> "`" + text + "`";
    };
  }

  private static String shown(String character) {
    char c = character.charAt(0);
    boolean visible =
        Character.isLetterOrDigit(c)
            || (!Character.isSpaceChar(c)
                && !Character.isISOControl(c)
                && Character.getType(c) != Character.FORMAT
                && Character.getType(c) != Character.NON_SPACING_MARK);
    if (c == '`') {
      return "\\`";
    }
    return visible ? character : String.format("U+%04X", (int) c);
  }

  /** U+0300 to U+036F rather than a hundred names. */
  private static String ranges(List<String> characters) {
    List<String> marks = characters.stream().filter(c -> c.startsWith("U+03")).collect(toList());
    if (marks.size() < 3) {
      return String.join(" ", characters);
    }
    List<String> others = new ArrayList<>(characters);
    others.removeAll(marks);
    return String.join(" ", others)
        + " and the combining accents "
        + marks.get(0)
        + " to "
        + marks.get(marks.size() - 1);
  }
}
