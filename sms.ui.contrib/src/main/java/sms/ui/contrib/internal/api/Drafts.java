package sms.ui.contrib.internal.api;

import static java.util.Objects.requireNonNull;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sms.api.compose.Draft;
import sms.api.compose.Keyword;
import sms.api.compose.MessageTemplate;
import sms.api.compose.Prepared;
import sms.api.compose.Purpose;
import sms.api.gateway.Tariff;

/** Reads texts, or tells what is wrong with them. */
final class Drafts {
  /** Longest text that is looked at, in UTF-16 units: well above what an SMS can hold. */
  static final int MAX_TEXT = 10_000;

  private static final Pattern LINE_BREAK = Pattern.compile("\\R");

  private final Installed installed;

  Drafts(Installed installed) {
    this.installed = requireNonNull(installed);
  }

  /**
   * A text as the page has it.
   *
   * @param text with keywords
   * @param rewrite replace costly characters
   * @param template id of the predefined message it began with; empty: none
   */
  record Text(String text, boolean rewrite, Optional<String> template) {
    static Text of(@Nullable String text, boolean rewrite, @Nullable String template) {
      return new Text(text == null ? "" : text, rewrite, Optional.ofNullable(template));
    }
  }

  /** The message, ready to compose; refused with 422 when the text is wrong as it stands. */
  Prepared.Message read(Text text, Optional<Tariff> tariff, Call call) {
    if (text.text().length() > MAX_TEXT) {
      throw new Refused(422, call.problemOf("text", "text.far-too-long", MAX_TEXT));
    }
    Prepared prepared = installed.composer(call).prepare(draft(text, tariff, call));
    if (prepared instanceof Prepared.Invalid invalid) {
      throw new Refused(422, invalid.problems());
    }
    return ((Prepared.Ready) prepared).message();
  }

  /** The predefined messages that may be chosen; translations are not among them. */
  List<MessageTemplate> offered(Call call) {
    List<MessageTemplate> usable = usable(call);
    return usable.stream()
        .filter(
            template ->
                usable.stream().noneMatch(other -> isTranslation(template.id(), other.id())))
        .toList();
  }

  /** The one of that id, if the caller may use it, whatever id the page sends. */
  Optional<MessageTemplate> template(Optional<String> id, Call call) {
    return id.flatMap(
        wanted -> usable(call).stream().filter(t -> t.id().equals(wanted)).findFirst());
  }

  /** Those for credentials only where the portal gives what they speak of, to this user. */
  private List<MessageTemplate> usable(Call call) {
    Set<String> secrets = secrets(call);
    return installed
        .backends()
        .templates()
        .map(
            store ->
                store.list(call.caller()).stream()
                    .filter(t -> t.purpose() != Purpose.CREDENTIALS || speaksOf(t, secrets))
                    .toList())
        .orElse(List.of());
  }

  /** Names of the secrets that this user can send now; empty: none. */
  private Set<String> secrets(Call call) {
    if (installed.portal(call.caller()).isEmpty()) {
      return Set.of();
    }
    return installed
        .backends()
        .composer()
        .map(
            composer ->
                composer.keywords(call.locale()).stream()
                    .filter(Keyword::secret)
                    .flatMap(k -> Stream.concat(Stream.of(k.name()), k.aliases().stream()))
                    .collect(Collectors.toSet()))
        .orElse(Set.of());
  }

  private static boolean speaksOf(MessageTemplate template, Set<String> secrets) {
    String body = template.body().toUpperCase(Locale.ROOT);
    return secrets.stream().anyMatch(name -> body.contains("#" + name));
  }

  /**
   * Other languages count only while the text is the template's own, word for word: a translation
   * of something else must not be sent.
   */
  private Draft draft(Text text, Optional<Tariff> tariff, Call call) {
    Optional<MessageTemplate> template =
        template(text.template(), call).filter(t -> same(t.body(), text.text()));
    return new Draft(
        text.text(),
        template.map(MessageTemplate::language),
        template.map(t -> translations(t, call)).orElse(Map.of()),
        text.rewrite(),
        tariff,
        call.locale(),
        installed.portal(call.caller()).isPresent());
  }

  /** As texts travel: pages compose accents and make every line break a line feed. */
  private static boolean same(String one, String other) {
    return travelling(one).equals(travelling(other));
  }

  private static String travelling(String text) {
    return Normalizer.normalize(LINE_BREAK.matcher(text).replaceAll("\n"), Normalizer.Form.NFC);
  }

  /** The same message in other languages: language → text; may be empty. */
  Map<String, String> translations(MessageTemplate template, Call call) {
    Map<String, String> translations = new HashMap<>();
    for (MessageTemplate other : usable(call)) {
      if (isTranslation(other.id(), template.id())) {
        translations.put(other.language().getLanguage(), other.body());
      }
    }
    return translations;
  }

  private static boolean isTranslation(String id, String of) {
    return id.startsWith(of + ".") && isLanguage(id.substring(of.length() + 1));
  }

  private static boolean isLanguage(String suffix) {
    return Locale.forLanguageTag(suffix).getLanguage().equals(suffix) && !suffix.isEmpty();
  }
}
