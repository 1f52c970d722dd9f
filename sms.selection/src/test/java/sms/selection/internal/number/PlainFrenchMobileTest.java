package sms.selection.internal.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sms.api.selection.PhoneNumber;
import sms.selection.internal.TestSchool;

/** The short cut says what libphonenumber says, or nothing. */
class PlainFrenchMobileTest {
  private static final String[] WRITTEN = {
    "0%s%s%s%s%s", "0%s %s %s %s %s", "0%s.%s.%s.%s.%s", "+33%s%s%s%s%s", "+33 %s-%s-%s-%s-%s"
  };

  private final NumberReader reader =
      new NumberReader(new TestSchool().school(), FictionalNumbers.NONE);
  private final Random random = new Random(20261124);

  @Test
  void agreesWithLibphonenumberInEveryBlockOfTenThousandNumbers() {
    int taken = 0;
    for (int block = 0; block < 100_000; block++) {
      String written = written(String.format("%05d%04d", block, random.nextInt(10_000)));
      Optional<PhoneNumber> plain = PlainFrenchMobile.read(written);
      if (plain.isPresent()) {
        taken++;
        assertThat(NumberReaderTest.said(reader.readCarefully(written)))
            .as(written)
            .isEqualTo(plain.get().e164());
      }
    }
    assertThat(taken).as("blocks that the short cut is for").isGreaterThan(14_000);
  }

  /** So that it is worth having: what it leaves to libphonenumber is no French mobile. */
  @Test
  void takesEveryFrenchMobileThatIsPlainlyTyped() {
    for (int block = 60_000; block < 80_000; block++) {
      String written = written(String.format("%05d%04d", block, random.nextInt(10_000)));
      String careful = NumberReaderTest.said(reader.readCarefully(written));
      assertThat(PlainFrenchMobile.read(written).isPresent())
          .as(written + " " + careful)
          .isEqualTo(careful.startsWith("+33"));
    }
  }

  @Test
  void leavesToLibphonenumberWhateverIsNotPlain() {
    for (String cell :
        new String[] {
          "", "06 12 34 56 7", "06 12 34 56 789", "6 12 34 56 78", "06 12 34 56 78 maman",
          "+33 06 12 34 56 78", "0033612345678", "06 39 98 00 12", "+34612345678", "06/12345678"
        }) {
      assertThat(PlainFrenchMobile.read(cell)).as(cell).isEmpty();
    }
  }

  private String written(String digits) {
    return String.format(
        WRITTEN[random.nextInt(WRITTEN.length)],
        digits.substring(0, 1),
        digits.substring(1, 3),
        digits.substring(3, 5),
        digits.substring(5, 7),
        digits.substring(7));
  }
}
