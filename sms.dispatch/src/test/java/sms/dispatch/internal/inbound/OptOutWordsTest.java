package sms.dispatch.internal.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptOutWordsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "STOP",
        "stop",
        " Stop. ",
        "STOP!!!",
        "Stop SMS",
        "stop aux sms svp",
        "STOP 36105",
        "36105 STOP",
        "STOP au 36180",
        "Arrêt",
        "ARRET",
        "arrêter les SMS merci",
        "Arre\u0302t",
        "désinscription",
        "STOP STOP",
        "\uFF33\uFF34\uFF2F\uFF30",
        "Unsubscribe"
      })
  void asks_for_no_sms_any_more(String text) {
    assertThat(OptOutWords.isIn(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "36105",
        "merci",
        "Stop, il ne mange plus à la cantine",
        "Ne stop pas",
        "L'arrêt de bus est-il maintenu ?",
        "non stop",
        "STOPPER",
        "HELP",
        "START",
        "Oui"
      })
  void is_for_a_person_to_read(String text) {
    assertThat(OptOutWords.isIn(text)).isFalse();
  }

  @Test
  void nothing_long_is_looked_at() {
    assertThat(OptOutWords.isIn("STOP ".repeat(400))).isFalse();
  }
}
