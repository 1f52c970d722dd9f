package sms.ui.contrib.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sms.api.selection.PhoneNumber;

class NumbersTest {
  private static final PhoneNumber NUMBER = new PhoneNumber("+33612345678");

  private final Numbers whole = new Numbers(true);
  private final Numbers masked = new Numbers(false);

  @Test
  void with_the_right_everything_is_as_it_is() {
    assertThat(whole.shown(NUMBER)).isEqualTo("+33612345678");
    assertThat(whole.inSheet(NUMBER)).isEqualTo("(+33) 6 12 34 56 78");
    assertThat(whole.typed("06 12 34")).isEqualTo("06 12 34");
    assertThat(whole.within("to 0612345678")).isEqualTo("to 0612345678");
  }

  @Test
  void without_it_a_number_is_masked_on_the_screen_and_in_a_spreadsheet() {
    assertThat(masked.shown(NUMBER)).isEqualTo("+33 6 •• •• •• 78");
    assertThat(masked.inSheet(NUMBER)).isEqualTo("(+33) 6 •• •• •• 78");
    assertThat(Spreadsheet.inert(masked.inSheet(NUMBER)))
        .as("no formula")
        .isEqualTo("(+33) 6 •• •• •• 78");
  }

  @ParameterizedTest
  @CsvSource({
    "06 12 34, •• •• 34",
    "0140000000, ••••••••00",
    "06+07 ?, ••+07 ?",
    "06.12.34.56.78 (maman), ••.••.••.••.78 (maman)",
    "٠٦١٢٣٤, ••••٣٤",
    "12, 12",
    "néant, néant",
    "'', ''"
  })
  void of_what_was_typed_for_a_number_the_last_two_digits_are_left(String typed, String shown) {
    assertThat(masked.typed(typed)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({
    "POTTER James, POTTER James",
    "06 12 34 56 78, •• •• •• •• 78",
    "'06 12 34 56 78, POTTER James', '•• •• •• •• 78, POTTER James'",
    "invalid recipient +33612345678, invalid recipient +•••••••••78",
    "0: Accepted for delivery, 0: Accepted for delivery",
    "error 21211, error 21211"
  })
  void in_a_name_or_a_providers_word_only_numbers_are_masked(String text, String shown) {
    assertThat(masked.within(text)).isEqualTo(shown);
  }
}
