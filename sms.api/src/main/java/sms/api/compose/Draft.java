package sms.api.compose;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import sms.api.gateway.Tariff;

/**
 * A text about to be sent.
 *
 * @param text with keywords, as typed
 * @param language of the text; empty: not known, values are then formatted in the recipient's
 *     language
 * @param translations the same message in other languages, for the recipients who are written to in
 *     them: language ({@code "en"}, ISO 639) → text with keywords; may be empty
 * @param rewrite replace costly characters by the visible table (ê→e, œ→oe, ’→', no-break
 *     space→space)
 * @param tariff what a part costs in the chosen mode; empty: no gateway offers the mode, costs are
 *     0
 * @param locale language of problems
 * @param allowedSecrets whether keywords flagged secret may be used
 */
public record Draft(
    String text,
    Optional<Locale> language,
    Map<String, String> translations,
    boolean rewrite,
    Optional<Tariff> tariff,
    Locale locale,
    boolean allowedSecrets) {
  /** Parts that one SMS may have at the most. */
  public static final int MAX_PARTS = 10;

  public Draft {
    requireNonNull(text, "text");
    requireNonNull(language, "language");
    translations = Map.copyOf(translations);
    requireNonNull(tariff, "tariff");
    requireNonNull(locale, "locale");
  }

  /** In one language. */
  public Draft(
      String text,
      boolean rewrite,
      Optional<Tariff> tariff,
      Locale locale,
      boolean allowedSecrets) {
    this(text, Optional.empty(), Map.of(), rewrite, tariff, locale, allowedSecrets);
  }
}
