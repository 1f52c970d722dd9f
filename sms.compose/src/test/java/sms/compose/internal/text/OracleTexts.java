package sms.compose.internal.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Texts as a school writes them, and as it should not: French, English, emoji, edges of parts. The
 * same ones at every run ({@link Random} is specified), so that where programs differ can be told.
 */
final class OracleTexts {
  private static final int EACH = 5_250;

  private static final String[] FRENCH = {
    "Bonjour",
    "l'élève",
    "l’élève",
    "est",
    "absent",
    "absente",
    "ce",
    "jour",
    "réunion",
    "à",
    "18h30",
    "18 h 30",
    "fête",
    "de",
    "l'école",
    "Noël",
    "demain",
    "où",
    "être",
    "cœur",
    "Merci",
    "règlement",
    "€",
    "120,50 €",
    "1 234,00\u00a0€",
    "cantine",
    "forêt",
    "«\u00a0Brevet\u00a0»",
    "(3e A)",
    "[6e B]",
    "n°",
    "PRÉSENCE",
    "À",
    "très",
    "garçon",
    "août",
    "été",
    "maïs",
    "Œuvre",
    "…",
    "–",
    "Vos",
    "paramètres",
    "connexion",
    "www.ecoledirecte.com",
    "j.potter",
    "POTTER",
    "Zoë",
    "22/09/2026",
    "!",
    "?",
    "\u202f?",
    "\n",
    "\n\n",
    "\r\n"
  };
  private static final String[] ENGLISH = {
    "Dear",
    "parents",
    "the",
    "school",
    "is",
    "closed",
    "tomorrow",
    "your",
    "child",
    "absent",
    "today",
    "don't",
    "don’t",
    "£12.50",
    "meeting",
    "at",
    "6pm",
    "~",
    "{room}",
    "[12]",
    "a|b",
    "C:\\temp",
    "x^2",
    "“trip”",
    "—",
    "please",
    "call",
    "back",
    "naïve",
    "café",
    "résumé",
    "\n",
    "#1",
    "@school",
    "50%",
    "&",
    "_",
    "=",
    "<3"
  };
  private static final String[] EMOJI = {
    "😀",
    "🎒",
    "🏫",
    "👍🏽",
    "👨‍👩‍👧‍👦",
    "🇫🇷",
    "❤️",
    "✅",
    "⚠️",
    "1️⃣",
    "ok",
    "Bravo",
    "à",
    "demain",
    "€",
    " ",
    "e\u0301",
    "🧑🏿‍🏫",
    "☀"
  };
  private static final String[] EDGE = {
    "€", "^", "{", "}", "[", "]", "~", "|", "\\", "\f", "\n", "\r", "\n\r", "\r\n", "a", "ê", "ç",
    "\u00a0", "\t", "`", "Δ", "Ω", "α", "Ç", "É", "è", "Й", "校", "ﷲ", "\u0301", "\ud83d", "\ude00",
    "😀", "\u200d", "\ufeff", "\u0000", "\u001b", "ﬁ", "µ", "ß", "¿", "¤"
  };
  private static final int[] LENGTHS = {67, 70, 134, 153, 160, 201, 306, 459, 612, 670};

  private OracleTexts() {}

  static List<String> all() {
    Random random = new Random(23_038);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < EACH; i++) {
      texts.add(words(random, FRENCH, " ", 330));
      texts.add(words(random, ENGLISH, " ", 330));
      texts.add(words(random, EMOJI, "", 160));
      texts.add(edge(random));
    }
    return texts;
  }

  private static String words(Random random, String[] words, String separator, int longest) {
    int length = random.nextInt(longest);
    int vocabulary = 1 + random.nextInt(words.length);
    int from = random.nextInt(words.length);
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      if (!text.isEmpty()) {
        text.append(separator);
      }
      text.append(words[(from + random.nextInt(vocabulary)) % words.length]);
    }
    return text.toString();
  }

  /** Few odd characters around the places where parts end. */
  private static String edge(Random random) {
    int target = LENGTHS[random.nextInt(LENGTHS.length)] + random.nextInt(7) - 3;
    StringBuilder text = new StringBuilder("a".repeat(Math.max(0, target)));
    for (int odd = random.nextInt(5); odd > 0; odd--) {
      int end = LENGTHS[random.nextInt(LENGTHS.length)];
      int at = Math.min(text.length(), Math.max(0, end + random.nextInt(5) - 3));
      text.insert(at, EDGE[random.nextInt(EDGE.length)]);
    }
    return text.toString();
  }
}
