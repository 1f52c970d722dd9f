package sms.selection.internal.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sms.selection.internal.TestSchool;

class NumberReaderTest {
  @ParameterizedTest(name = "[{0}] in a school of {1}: {2}")
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      quoteCharacter = '\0',
      value = {
        // plain
        "06 12 34 56 78                      | FR | +33612345678",
        "0612345678                          | FR | +33612345678",
        "06.12.34.56.78                      | FR | +33612345678",
        "06-12-34-56-78                      | FR | +33612345678",
        "06/12/34/56/78                      | FR | +33612345678",
        "06,12,34,56,78                      | FR | +33612345678",
        "06_12_34_56_78                      | FR | +33612345678",
        "(06) 12 34 56 78                    | FR | +33612345678",
        "07 81 23 45 67                      | FR | +33781234567",
        "+33 6 12 34 56 78                   | FR | +33612345678",
        "+33 (0)6 12 34 56 78                | FR | +33612345678",
        "+33(0)612345678                     | FR | +33612345678",
        "0033 6 12 34 56 78                  | FR | +33612345678",
        "0033(0)612345678                    | FR | +33612345678",
        "33612345678                         | FR | +33612345678",
        "612345678                           | FR | +33612345678",
        // what people add
        "06.12.34.56.78 maman                | FR | +33612345678",
        "maman : 06 12 34 56 78              | FR | +33612345678",
        "06 12 34 56 78 (après 18h)          | FR | +33612345678",
        "port. 2 : 06 12 34 56 78            | FR | +33612345678",
        "Tel:+33612345678                    | FR | +33612345678",
        "06\u00a012\u202f34\u200956\u00a078  | FR | +33612345678",
        "\u202a06 12 34 56 78\u202c          | FR | +33612345678",
        "\ufeff0612345678                    | FR | +33612345678",
        "０６１２３４５６７８                  | FR | +33612345678",
        "٠٦١٢٣٤٥٦٧٨                          | FR | +33612345678",
        "06–12–34–56–78                      | FR | +33612345678",
        // overseas, typed nationally
        "0690 12 34 56                       | FR | +590690123456",
        "0692 12 34 56                       | FR | +262692123456",
        "0694 20 12 34                       | FR | +594694201234",
        "0696 20 12 34                       | FR | +596696201234",
        "0639 01 23 45                       | FR | +262639012345",
        "0692 12 34 56                       | RE | +262692123456",
        "06 12 34 56 78                      | RE | +33612345678",
        "06 12 34 56 78                      | MF | +33612345678",
        "+262 692 12 34 56                   | FR | +262692123456",
        "0690 12 34 56                       | GP | +590690123456",
        "0694 20 12 34                       | GF | +594694201234",
        "0696 20 12 34                       | MQ | +596696201234",
        "0690 12 34 56                       | RE | +590690123456",
        "0639 01 23 45                       | YT | +262639012345",
        "06 12 34 56 78                      | GP | +33612345678",
        "06.12.34.56.78 maman                | RE | +33612345678",
        "0692 12 34 56 papa                  | RE | +262692123456",
        "0692 12 34 56 / 0693 12 34 56       | RE | SEVERAL_NUMBERS",
        "0692 12 34 56                       | BE | INVALID_NUMBER",
        "0690 12 34 56                       | BE | INVALID_NUMBER",
        "0690 12 34 56                       | DE | LANDLINE",
        "0262 20 12 34                       | RE | LANDLINE",
        "+687 75 12 34                       | FR | +687751234",
        // nothing there
        "''                                  | FR | NO_MOBILE",
        "-                                   | FR | NO_MOBILE",
        "...                                 | FR | NO_MOBILE",
        "\u00a0                              | FR | NO_MOBILE",
        // two numbers
        "0612345678 ou 0798765432            | FR | SEVERAL_NUMBERS",
        "06 12 34 56 78 / 07 98 76 54 32     | FR | SEVERAL_NUMBERS",
        "06 12 34 56 78 07 98 76 54 32       | FR | SEVERAL_NUMBERS",
        "06123456780798765432                | FR | SEVERAL_NUMBERS",
        "0612345678;0798765432               | FR | SEVERAL_NUMBERS",
        "0612345678 - 0145678910             | FR | SEVERAL_NUMBERS",
        "+33612345678+33798765432            | FR | SEVERAL_NUMBERS",
        "06 12 34 56 78 / 07 98 76 54 32 / 06 55 44 33 22 | FR | SEVERAL_NUMBERS",
        "06 12 34 56 78 ou 07 98 76 54       | FR | SEVERAL_NUMBERS",
        // no number
        "0612                                | FR | INVALID_NUMBER",
        "06 12 34 56 7                       | FR | INVALID_NUMBER",
        "06 12 34 56 789                     | FR | INVALID_NUMBER",
        "06 12 34 O5 67                      | FR | INVALID_NUMBER",
        "3949                                | FR | INVALID_NUMBER",
        "112                                 | FR | INVALID_NUMBER",
        "néant                               | FR | INVALID_NUMBER",
        "maman@example.org                   | FR | INVALID_NUMBER",
        "00 00 00 00 00                      | FR | INVALID_NUMBER",
        "06 39 98 00 12                      | FR | INVALID_NUMBER",
        "06 39 98 00 12                      | RE | INVALID_NUMBER",
        "+33 6 39 98 00 12                   | GP | INVALID_NUMBER",
        "+33000000000000000000               | FR | INVALID_NUMBER",
        "+999 12 34 56 78                    | FR | INVALID_NUMBER",
        // takes no SMS
        "01 45 67 89 10                      | FR | LANDLINE",
        "01 45 67 89 10 poste 12             | FR | LANDLINE",
        "09 72 12 34 56                      | FR | LANDLINE",
        "0800 12 34 56                       | FR | LANDLINE",
        "0262 20 12 34                       | FR | LANDLINE",
        "+41 22 730 51 11                    | FR | LANDLINE",
        // other countries
        "+41 79 123 45 67                    | FR | FOREIGN_NOT_ALLOWED",
        "0041 79 123 45 67                   | FR | FOREIGN_NOT_ALLOWED",
        "+32 470 12 34 56                    | FR | FOREIGN_NOT_ALLOWED",
        "079 123 45 67                       | CH | +41791234567",
        "+33 6 12 34 56 78                   | CH | FOREIGN_NOT_ALLOWED",
        "(201) 555-0123                      | US | +12015550123",
      })
  void readsACell(String cell, String region, String expected) {
    NumberReader reader =
        new NumberReader(new TestSchool().in(region).school(), FictionalNumbers.NONE);

    assertThat(said(reader.read("''".equals(cell) ? "" : cell))).isEqualTo(expected);
  }

  @Test
  void aSchoolMayWriteToTheCountriesItAllows() {
    NumberReader strasbourg =
        new NumberReader(new TestSchool().in("FR", "DE", "CH").school(), FictionalNumbers.NONE);

    assertThat(said(strasbourg.read("+49 1512 3456789"))).isEqualTo("+4915123456789");
    assertThat(said(strasbourg.read("+41 79 123 45 67"))).isEqualTo("+41791234567");
    assertThat(said(strasbourg.read("+32 470 12 34 56"))).isEqualTo("FOREIGN_NOT_ALLOWED");
  }

  @Test
  void fictionalNumbersPassOnlyWhereConfiguredAndOnlyWhenComplete() {
    FictionalNumbers fiction = new FictionalNumbers(List.of("+3363998"));
    NumberReader demo = new NumberReader(new TestSchool().school(), fiction);

    assertThat(said(demo.read("06 39 98 00 12"))).isEqualTo("+33639980012");
    assertThat(said(demo.read("+33 6 39 98 00 12"))).isEqualTo("+33639980012");
    assertThat(said(demo.read("06 39 98 00 1"))).isEqualTo("INVALID_NUMBER");
    assertThat(said(demo.read("06 39 98 00 123"))).isEqualTo("INVALID_NUMBER");
    assertThat(said(demo.read("06 39 98 00 12 / 06 39 98 00 13"))).isEqualTo("SEVERAL_NUMBERS");
  }

  @Test
  void fictionalOverseasNumbersAreUnderstoodTypedNationallyAsRealOnesAre() {
    FictionalNumbers fiction = new FictionalNumbers(List.of("+3363998", "+26269308"));
    NumberReader demo = new NumberReader(new TestSchool().school(), fiction);

    assertThat(said(demo.read("0693 08 00 12"))).isEqualTo("+262693080012");
  }

  @ParameterizedTest
  @CsvSource({"+33", "0639", "3363998", "+33 6 39 98", "+03363998", "''"})
  void aPrefixThatWouldLetRealNumbersPassIsRefused(String prefix) {
    assertThatThrownBy(() -> new FictionalNumbers(List.of(prefix)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("like +3363998");
  }

  static String said(NumberReading reading) {
    return reading instanceof NumberReading.Mobile mobile
        ? mobile.number().e164()
        : ((NumberReading.Unusable) reading).reason().name();
  }
}
