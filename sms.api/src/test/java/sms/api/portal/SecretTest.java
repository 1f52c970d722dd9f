package sms.api.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretTest {
  @Test
  void it_is_never_printed_not_even_its_length() {
    try (Secret secret = Secret.of("Griffon7".toCharArray())) {
      assertThat(secret).hasToString("••••");
      assertThat(new Credential.FirstPassword(secret).toString()).doesNotContain("Griffon7");
      assertThat(new IssueResult.Issued(new Credential.FirstPassword(secret)).toString())
          .doesNotContain("Griffon7");
    }
  }

  @Test
  void the_array_it_is_made_of_is_wiped_also_when_it_is_refused() {
    char[] given = "Griffon7".toCharArray();
    Secret.of(given).close();
    assertThat(given).containsOnly('\0');
    char[] refused = "Griffon{}".toCharArray();
    assertThatThrownBy(() -> Secret.of(refused))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("Griffon");
    assertThat(refused).containsOnly('\0');
  }

  @Test
  void a_closed_one_is_empty() {
    Secret secret = Secret.of("Griffon7".toCharArray());
    secret.close();
    secret.close();
    assertThatThrownBy(() -> secret.copyTo(new char[8], 0))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void it_stands_in_each_of_its_places_and_nowhere_else() {
    SecretSlot slot = new SecretSlot("a", Optional.empty(), 3, List.of(2, 8));
    try (Secret secret = Secret.of("abc".toCharArray())) {
      assertThat(slot.fill("x:••• y:••••", secret)).isEqualTo("x:abc y:abc•");
      assertThatThrownBy(() -> slot.fill("no room here", secret))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("abc");
    }
  }

  @Test
  void one_of_another_length_than_was_priced_is_refused() {
    SecretSlot slot = new SecretSlot("a", Optional.empty(), 4, List.of(0));
    try (Secret secret = Secret.of("abc".toCharArray())) {
      assertThatThrownBy(() -> slot.fill("••••", secret))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
