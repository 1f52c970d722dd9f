package sms.host.demo.internal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PasswordHashTest {
  @Test
  void knows_its_password_and_no_other_also_after_a_file() {
    PasswordHash hash = PasswordHash.parse(PasswordHash.of("Éloïse 3e A").text());
    assertThat(hash.matches("Éloïse 3e A")).isTrue();
    assertThat(hash.matches("éloïse 3e a")).isFalse();
    assertThat(hash.matches("")).isFalse();
  }

  @Test
  void is_salted_and_never_prints_itself() {
    PasswordHash one = PasswordHash.of("same");
    assertThat(one.text()).isNotEqualTo(PasswordHash.of("same").text()).doesNotContain("same");
    assertThat(one.toString()).doesNotContain(one.hash()).doesNotContain(one.salt());
  }

  @Test
  void another_form_is_refused_without_repeating_it() {
    assertThatThrownBy(() -> PasswordHash.parse("secret"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
  }
}
