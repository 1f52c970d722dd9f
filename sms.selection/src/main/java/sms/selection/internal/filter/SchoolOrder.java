package sms.selection.internal.filter;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The order in which a French school lists levels and classes: PS … CM2, 6e, 5e, 4e, 3e, 2de, 1re,
 * Tle, then what is none of these, by name; within a level by name, « 3e 2 » before « 3e 10 ».
 */
final class SchoolOrder {
  /** Nursery and primary school, by the name that begins the text. */
  private static final List<String> BEFORE_COLLEGE =
      List.of("TPS", "PS", "MS", "GS", "CP", "CE1", "CE2", "CM1", "CM2");

  /** 6e, 6ème, 6EME, 6°, 2de, 2nde, 1re, 1ère; the figure must not go on (« 2026 »). */
  private static final Pattern FIGURE =
      Pattern.compile("([1-6]) ?(?:E|EME|DE|NDE|RE|ERE|°|º)?(?![A-Z0-9]{2}).*", Pattern.DOTALL);

  private static final List<Pattern> WORDS =
      List.of(
          Pattern.compile("SIXIEME\\b.*"),
          Pattern.compile("CINQUIEME\\b.*"),
          Pattern.compile("QUATRIEME\\b.*"),
          Pattern.compile("TROISIEME\\b.*"),
          Pattern.compile("(SECONDE|2N?DE)\\b.*"),
          Pattern.compile("(PREMIERE|1E?RE)\\b.*"),
          Pattern.compile("(TERMINALE|TLE|TERM|T)(\\b|\\d).*"));

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
    for (int i = 0; i < WORDS.size(); i++) {
      if (WORDS.get(i).matcher(text).matches()) {
        return college + i;
      }
    }
    Matcher figure = FIGURE.matcher(text);
    return figure.matches()
        ? college + 6 - Integer.parseInt(figure.group(1))
        : college + WORDS.size();
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
