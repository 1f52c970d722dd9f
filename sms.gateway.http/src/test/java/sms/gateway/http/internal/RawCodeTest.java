package sms.gateway.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RawCodeTest {
  @Test
  void a_code_stays_as_it_is() {
    assertThat(RawCode.of("400 invalid_number")).isEqualTo("400 invalid_number");
    assertThat(RawCode.of("21211")).isEqualTo("21211");
  }

  @Test
  void a_number_in_a_message_is_masked_however_it_is_written() {
    assertThat(RawCode.of("The number +33612345678 is invalid"))
        .isEqualTo("The number •••• is invalid");
    assertThat(RawCode.of("06 12 34 56 78, 0612345678 and 06.12.34.56.78"))
        .isEqualTo("••••, •••• and ••••");
  }

  @Test
  void it_is_one_line_of_at_most_two_hundred_characters() {
    assertThat(RawCode.of("a\r\nb\u0000c\t")).isEqualTo("a b c");
    assertThat(RawCode.of("x".repeat(500))).hasSize(200);
  }
}
