package sms.compose.internal.message;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sms.api.problem.Problem;
import sms.compose.internal.Messages;
import sms.compose.internal.keyword.Known;
import sms.compose.internal.keyword.Node;
import sms.compose.internal.keyword.ParsedText;

/**
 * A text ready to be expanded, with all that is the same for each recipient. Immutable.
 *
 * @param text as read
 * @param language values are formatted in; empty: the recipient's
 * @param missing by keyword, what is said to a recipient without a value
 * @param failed by keyword, what is said when the value could not be had
 */
record CompiledText(
    ParsedText text, Optional<Locale> language, List<Problem> missing, List<Problem> failed) {

  static CompiledText of(ParsedText text, Optional<Locale> language, Locale problems) {
    return new CompiledText(
        text,
        language,
        each(text.keywords(), "keyword.missing", problems),
        each(text.keywords(), "keyword.failed", problems));
  }

  private static List<Problem> each(List<Known> keywords, String key, Locale locale) {
    return keywords.stream()
        .map(k -> new Problem(key, "text", Messages.get(locale, key, k.keyword().name())))
        .toList();
  }

  List<Node> nodes() {
    return text.nodes();
  }

  /** Whether a secret stands somewhere in it. */
  boolean secret() {
    return text.keywords().stream().anyMatch(k -> k.keyword().secret());
  }

  /** Language of the values for somebody who is written to in that one. */
  Locale valueLocale(Locale recipient) {
    return language.filter(l -> !l.getLanguage().equals(recipient.getLanguage())).orElse(recipient);
  }
}
