package sms.api.selection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneNumberTest {
  @ParameterizedTest
  @CsvSource({
    "+33612345678,     33,  6 12 34 56 78, +33 6 •• •• •• 78",
    "+262692123456,    262, 6 92 12 34 56, +262 • •• •• •• 56",
    "+12125550123,     1,   21 25 55 01 23, +1 2• •• •• •• 23",
    "+79161234567,     7,   91 61 23 45 67, +7 9• •• •• •• 67",
    "+35226123456,     352, 26 12 34 56, +352 •• •• •• 56",
    "+3526123456,      352, 6 12 34 56, +352 • •• •• 56"
  })
  void a_masked_number_keeps_three_digits_of_its_beginning_at_the_most_and_the_last_two(
      String e164, String code, String national, String masked) {
    PhoneNumber number = new PhoneNumber(e164);
    assertThat(number.countryCode()).isEqualTo(code);
    assertThat(number.national()).isEqualTo(national);
    assertThat(number.masked()).isEqualTo(masked);
    assertThat(number).as("in logs").hasToString(masked);
  }

  @ParameterizedTest
  @CsvSource({"+123456, +1 • •• ••", "+33123456, +33 •• •• ••", "+352123, +352 • ••"})
  void a_number_so_short_that_it_could_be_tried_out_shows_its_country_only(
      String e164, String masked) {
    assertThat(new PhoneNumber(e164).masked()).isEqualTo(masked);
  }

  @Test
  void every_number_that_there_can_be_has_a_country_code() {
    for (int begin = 100; begin <= 999; begin++) {
      PhoneNumber number = new PhoneNumber("+" + begin + "12345678");
      assertThat(number.masked())
          .startsWith("+" + number.countryCode() + " ")
          .endsWith("78")
          .doesNotContain("3456");
    }
  }
}
