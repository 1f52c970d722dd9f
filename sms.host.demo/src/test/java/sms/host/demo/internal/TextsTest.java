package sms.host.demo.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import sms.api.host.GuardianRole;
import sms.api.host.PaymentMode;
import sms.api.host.Regime;
import sms.api.host.Right;

class TextsTest {
  private static Properties load(String name) throws IOException {
    Properties properties = new Properties();
    try (Reader in =
        new InputStreamReader(TextsTest.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
      properties.load(in);
    }
    return properties;
  }

  @Test
  void both_languages_say_the_same_things_with_the_same_places() throws IOException {
    Properties french = load("messages.properties");
    Properties english = load("messages_en.properties");
    assertThat(english.keySet()).isEqualTo(french.keySet());
    Pattern place = Pattern.compile("\\{\\d");
    for (Object key : french.keySet()) {
      assertThat(
              place
                  .matcher((String) english.get(key))
                  .results()
                  .map(r -> r.group())
                  .distinct()
                  .sorted())
          .as((String) key)
          .containsExactlyElementsOf(
              place
                  .matcher((String) french.get(key))
                  .results()
                  .map(r -> r.group())
                  .distinct()
                  .sorted()
                  .toList());
    }
  }

  @Test
  void french_is_typeset_as_french_is() throws IOException {
    List<String> wrong = new ArrayList<>();
    Pattern bad = Pattern.compile("'| [:;!?»]|[^\\s\u00a0\u202f][;!?](?=\\s|$)|« ");
    load("messages.properties")
        .forEach(
            (key, value) -> {
              if (bad.matcher((String) value).find()) {
                wrong.add(key + "=" + value);
              }
            });
    assertThat(wrong).isEmpty();
  }

  @Test
  void every_constant_that_is_shown_has_a_text() {
    for (Locale locale : List.of(Locale.FRENCH, Locale.ENGLISH)) {
      Texts texts = Texts.of(locale);
      List<Enum<?>> constants = new ArrayList<>();
      constants.addAll(List.of(Right.values()));
      constants.addAll(List.of(Regime.values()));
      constants.addAll(List.of(GuardianRole.values()));
      constants.addAll(List.of(PaymentMode.values()));
      assertThat(constants).allSatisfy(constant -> assertThat(texts.of(constant)).isNotBlank());
    }
  }

  @Test
  void any_other_language_reads_french() {
    assertThat(Texts.of(Locale.GERMAN).get("home")).isEqualTo("Accueil");
    assertThat(Texts.of(Locale.US).get("home")).isEqualTo("Home");
  }
}
