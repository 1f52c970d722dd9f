package sms.compose.internal.text;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import sms.api.compose.Encoding;
import sms.api.compose.Segmentation;
import sms.compose.internal.DocumentedPage;

/**
 * Another program, the page's counter and the server's say the same about 21,000 texts, but for the
 * differences that docs/compose.md lists, each with the clause that decides it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OracleTest {
  /** Where the other program and the standard, as we read it, part. */
  private enum Difference {
    LINE_BREAK(
        "It counts CR LF as two characters.",
        "They are two in the alphabet (TS 23.038, 6.2.1: codes 0x0D and 0x0A). A line break is"
            + " sent as LF alone, and of the text that is sent it says the same."),
    CLUSTER(
        "It keeps a grapheme cluster in one part (an emoji with its skin tone, a letter with its"
            + " combining accent), which can take another part.",
        "TS 23.040, 9.2.3.24.1 forbids to cut a character represented by an escape sequence and a"
            + " UCS-2 character, not a sequence of them; telephones join the parts before they show"
            + " anything. When it may cut between code points it says the same.");

    private final String what;
    private final String why;

    Difference(String what, String why) {
      this.what = what;
      this.why = why;
    }
  }

  private final List<String> texts = OracleTexts.all();
  private List<Calculator.Answer> answers = List.of();

  @BeforeAll
  void ask() throws Exception {
    answers = Calculator.ask(texts);
    assertThat(answers).hasSameSizeAs(texts).hasSizeGreaterThan(20_000);
  }

  @Test
  void the_server_counts_as_another_program_does_but_for_what_the_standard_decides()
      throws Exception {
    Map<Difference, Integer> explained = new EnumMap<>(Difference.class);
    List<String> unexplained = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      Calculator.Answer answer = answers.get(i);
      String ours = ours(Segmenter.segment(texts.get(i)));
      List<String> theirs = answer.calculator();
      boolean same = theirs.get(theirs.size() - 1).equals(ours);
      if (same && theirs.size() == 2) {
        explained.merge(Difference.LINE_BREAK, 1, Integer::sum);
      } else if (same && theirs.size() == 3 && onlyMoreParts(ours, theirs.get(1))) {
        explained.merge(Difference.CLUSTER, 1, Integer::sum);
      } else if (!same || theirs.size() != 1) {
        unexplained.add("text " + i + ": ours " + ours + ", theirs " + theirs);
      }
    }

    System.out.printf(
        Locale.ROOT,
        "sms-segments-calculator %s: %,d texts compared; differences explained: %s, unexplained:"
            + " %d%n",
        Calculator.version(),
        texts.size(),
        explained,
        unexplained.size());
    assertThat(unexplained).isEmpty();
    DocumentedPage.shows(Map.of("differences", table(explained)));
  }

  @Test
  void the_page_counts_as_the_server_does() {
    List<String> different = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      String ours = inFull(Segmenter.segment(texts.get(i)));
      String page = first(answers.get(i).page());
      if (!ours.equals(page)) {
        different.add("text " + i + ": server " + ours + ", page " + page);
      }
    }

    System.out.printf(
        Locale.ROOT,
        "the page's counter: %,d texts compared, %d differences%n",
        texts.size(),
        different.size());
    assertThat(different).isEmpty();
  }

  private static boolean onlyMoreParts(String ours, String theirs) {
    int slash = ours.indexOf('/') + 1;
    return theirs.startsWith(ours.substring(0, slash))
        && Integer.parseInt(theirs.substring(slash)) > Integer.parseInt(ours.substring(slash));
  }

  private static String ours(Segmentation s) {
    return (s.encoding() == Encoding.GSM7 ? "G" : "U") + s.units() + "/" + s.parts();
  }

  /** With what is left in the last part, and the costly characters, as the page's answer. */
  private static String inFull(Segmentation s) {
    return ours(s)
        + " "
        + s.unitsLeft()
        + s.costly().stream()
            .map(c -> " " + Integer.toHexString(c.character().codePointAt(0)) + "@" + c.position())
            .collect(joining());
  }

  /** The page names all costly characters, the server the first of them. */
  private static String first(String page) {
    String[] words = page.split(" ");
    return String.join(
        " ", List.of(words).subList(0, Math.min(words.length, 2 + Segmentation.MAX_COSTLY)));
  }

  private static String table(Map<Difference, Integer> explained) {
    StringBuilder table =
        new StringBuilder(
            "| what `sms-segments-calculator` does | texts | what decides |\n|---|---|---|\n");
    for (Difference difference : Difference.values()) {
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %,d | %s |\n",
              difference.what,
              explained.getOrDefault(difference, 0),
              difference.why));
    }
    return table.toString();
  }
}
