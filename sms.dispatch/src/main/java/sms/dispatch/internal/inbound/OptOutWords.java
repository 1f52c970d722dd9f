package sms.dispatch.internal.inbound;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a text asks for no SMS any more. Upper and lower case, accents and punctuation don't
 * matter, nor do short numbers (« STOP 36105 », « 36105 STOP »: providers and people add them) and
 * courtesies. Nothing else may stand there: « Stop, il ne mange plus à la cantine » is for a person
 * to read, since a family that is taken off by mistake misses an emergency.
 */
final class OptOutWords {
  /** STOP is what French operators prescribe, the others what people write instead. */
  private static final Set<String> WORDS =
      Set.of(
          "STOP",
          "STOPALL",
          "STOPSMS",
          "ARRET",
          "ARRETER",
          "ARRETEZ",
          "DESABONNER",
          "DESABONNEMENT",
          "DESINSCRIRE",
          "DESINSCRIPTION",
          "UNSUBSCRIBE",
          "OPTOUT");

  private static final Set<String> COURTESIES =
      Set.of("SMS", "AU", "AUX", "DES", "LES", "MERCI", "SVP", "STP", "PLEASE", "THANKS");

  private static final int LONGEST = 60;
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern DIGITS = Pattern.compile("\\p{N}+");

  private OptOutWords() {}

  static boolean isIn(String text) {
    if (text.length() > LONGEST) {
      return false;
    }
    String plain =
        MARKS
            .matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
            .replaceAll("")
            .toUpperCase(Locale.ROOT);
    List<String> words =
        Arrays.stream(BETWEEN.split(plain))
            .filter(word -> !word.isEmpty() && !DIGITS.matcher(word).matches())
            .filter(word -> !COURTESIES.contains(word))
            .toList();
    return !words.isEmpty() && WORDS.containsAll(words);
  }
}
