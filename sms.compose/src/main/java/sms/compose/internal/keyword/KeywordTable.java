package sms.compose.internal.keyword;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.api.compose.Keyword;
import sms.api.compose.KeywordResolver;

/** The keywords that are known at one moment, by name. Immutable. */
public final class KeywordTable {
  private static final Logger LOG = LoggerFactory.getLogger(KeywordTable.class);
  private static final int MAX_SUGGESTIONS = 3;
  private static final int LONGEST_WORD = 40;

  private final List<Known> known;
  private final Map<String, Known> byName;
  private final int longestName;

  /**
   * A name in a text.
   *
   * @param known what it stands for
   * @param length how many characters of the text it takes, without the hash
   */
  record Match(Known known, int length) {}

  private KeywordTable(List<Known> known, Map<String, Known> byName) {
    this.known = List.copyOf(known);
    this.byName = Map.copyOf(byName);
    this.longestName = byName.keySet().stream().mapToInt(String::length).max().orElse(0);
  }

  /**
   * Asks the resolvers, the one that wins a name first. One that fails is left out, and said in the
   * log.
   */
  public static KeywordTable of(Collection<KeywordResolver> resolvers, Locale locale) {
    List<Known> known = new ArrayList<>();
    Map<String, Known> byName = new HashMap<>();
    for (KeywordResolver resolver : resolvers) {
      for (Keyword keyword : keywordsOf(resolver, locale)) {
        Known entry = new Known(keyword, resolver);
        if (byName.putIfAbsent(keyword.name(), entry) == null) {
          known.add(entry);
        } else {
          LOG.debug("#{} of {} is hidden by another resolver", keyword.name(), resolver.getClass());
        }
      }
    }
    for (Known entry : known) {
      entry.keyword().aliases().forEach(alias -> byName.putIfAbsent(alias, entry));
    }
    return new KeywordTable(known, byName);
  }

  private static List<Keyword> keywordsOf(KeywordResolver resolver, Locale locale) {
    try {
      return resolver.keywords(locale);
    } catch (RuntimeException e) {
      LOG.warn("The keywords of {} are left out: it failed to list them", resolver.getClass(), e);
      return List.of();
    }
  }

  /** In the order of the menu. */
  public List<Keyword> keywords() {
    return known.stream().map(Known::keyword).toList();
  }

  /**
   * The longest known name that the text has from that index on, in any case, accents or not.
   * Somebody who misspells a longer name is not given a shorter one that it happens to begin with.
   */
  Optional<Match> longestMatch(String text, int from) {
    String word = fold(wordAt(text, from));
    for (int length = Math.min(longestName, word.length()); length > 0; length--) {
      Known match = byName.get(word.substring(0, length));
      if (match != null) {
        boolean whole = length == word.length();
        return whole || !misspellsLongerThan(length, word)
            ? Optional.of(new Match(match, length))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private boolean misspellsLongerThan(int length, String word) {
    return byName.keySet().stream()
        .anyMatch(name -> name.length() > length && word.length() > length + 1 && near(name, word));
  }

  /** The letters, digits and underscores from that index on, 40 at the most; may be empty. */
  static String wordAt(String text, int from) {
    int last = Math.min(text.length(), from + LONGEST_WORD);
    int end = from;
    while (end < last && isWordCharacter(text.charAt(end))) {
      end++;
    }
    return text.substring(from, end);
  }

  private static boolean isWordCharacter(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  /** The names that a wrong word may have meant, the nearest first; may be empty. */
  List<String> suggestions(String word) {
    String folded = fold(word);
    return byName.entrySet().stream()
        .filter(
            e ->
                near(e.getKey(), folded)
                    || folded.startsWith(e.getKey())
                    || isBeginning(folded, e.getKey()))
        .sorted(
            Comparator.<Map.Entry<String, Known>>comparingInt(
                    e -> Distance.between(e.getKey(), folded))
                .thenComparing(Map.Entry.comparingByKey()))
        // An alias is suggested as such only to somebody who nearly typed it.
        .map(e -> near(e.getKey(), folded) ? e.getKey() : e.getValue().keyword().name())
        .distinct()
        .limit(MAX_SUGGESTIONS)
        .toList();
  }

  private static boolean isBeginning(String word, String name) {
    return word.length() > 1 && name.startsWith(word);
  }

  private static boolean near(String name, String word) {
    return Distance.between(name, word) <= Math.max(1, name.length() / 4);
  }

  /** Upper case without accents, character for character. */
  private static String fold(String word) {
    StringBuilder folded = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      char base =
          c < 0x80 ? c : Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0);
      folded.append(Character.toUpperCase(base));
    }
    return folded.toString();
  }
}
