package sms.host.demo.internal.web;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** Finds names whatever their accents, case and apostrophes, and numbers whatever their blanks. */
final class Search {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern NUMBER = Pattern.compile("[+0-9][0-9 .()/-]{3,}");

  private final String[] words;
  private final String number;

  Search(String typed) {
    String stripped = typed.strip();
    boolean isNumber = NUMBER.matcher(stripped).matches();
    words = isNumber ? new String[0] : fold(stripped).strip().split(" ");
    number = isNumber ? digits(stripped) : "";
  }

  /** Whether all the words typed, or the number, are in there. */
  boolean finds(String text) {
    if (!number.isEmpty()) {
      return digits(text).contains(number);
    }
    String folded = " " + fold(text);
    return Arrays.stream(words).allMatch(word -> word.isEmpty() || folded.contains(" " + word));
  }

  private static String fold(String text) {
    String bare = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
    return NO_WORD
        .matcher(bare.replace("œ", "oe").replace("Œ", "OE"))
        .replaceAll(" ")
        .toLowerCase(Locale.ROOT);
  }

  private static String digits(String text) {
    StringBuilder digits = new StringBuilder();
    text.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
    return digits.toString();
  }
}
