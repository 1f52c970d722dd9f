package sms.selection.internal.filter;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The order in which a French school lists levels and classes: PS … CM2, 6e, 5e, 4e, 3e, 2de, 1re,
 * Tle, then what is none of these, by name; within a level by name, « 3e 2 » before « 3e 10 ».
 */
final class SchoolOrder {
  /** Nursery and primary school, by the name that begins the text. */
  private static final List<String> BEFORE_COLLEGE =
      List.of("TPS", "PS", "MS", "GS", "CP", "CE1", "CE2", "CM1", "CM2");

  /**
   * 6e, 6ème B, 6EME, 6°2, 2de, 2nde, 1ère, and the short names of classes: 6A, 6.1, 601, 1STMG2. A
   * longer figure (« 2026 ») is no level.
   */
  private static final Pattern FIGURE =
      Pattern.compile(
          "([1-6])(?: ?(?:EME|NDE|ERE|DE|RE|E|°|º)(?![A-Z]).*|[A-Z. -].{0,6}|[0-9]{2}|)");

  /** From 6e to Tle; a figure 6 to 1 stands for the same but the last. */
  private static final List<Pattern> COLLEGE_AND_LYCEE =
      Stream.of(
              "SIXIEME",
              "CINQUIEME",
              "QUATRIEME",
              "TROISIEME",
              "SECONDE",
              "PREMIERE",
              "T(?:LE|ERM|ERMINALE|G|S|ES|L|ST[A-Z0-9]{1,3})?")
          .map(word -> Pattern.compile(word + "(?:[^A-Z].*)?"))
          .toList();

  private static final Pattern PIECES = Pattern.compile("\\d+|\\D+");

  static final Comparator<String> COMPARATOR =
      Comparator.<String>comparingInt(SchoolOrder::rank)
          .thenComparing(SchoolOrder::natural)
          .thenComparing(Comparator.naturalOrder());

  private SchoolOrder() {}

  /** Position of the level that a class or level begins with; the last for any other text. */
  private static int rank(String name) {
    String text = plain(name);
    for (int i = 0; i < BEFORE_COLLEGE.size(); i++) {
      if (text.matches(BEFORE_COLLEGE.get(i) + "\\b.*")) {
        return i;
      }
    }
    int college = BEFORE_COLLEGE.size();
    for (int i = 0; i < COLLEGE_AND_LYCEE.size(); i++) {
      if (COLLEGE_AND_LYCEE.get(i).matcher(text).matches()) {
        return college + i;
      }
    }
    Matcher figure = FIGURE.matcher(text);
    return figure.matches()
        ? college + 6 - Integer.parseInt(figure.group(1))
        : college + COLLEGE_AND_LYCEE.size();
  }

  private static String plain(String name) {
    return Normalizer.normalize(name.strip(), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toUpperCase(Locale.ROOT);
  }

  /** A text whose plain order is by number where there are numbers. */
  private static String natural(String name) {
    StringBuilder natural = new StringBuilder();
    Matcher piece = PIECES.matcher(plain(name));
    while (piece.find()) {
      String text = piece.group();
      if (Character.isDigit(text.charAt(0))) {
        natural.append("0".repeat(Math.max(0, 10 - text.length())));
      }
      natural.append(text);
    }
    return natural.toString();
  }
}
