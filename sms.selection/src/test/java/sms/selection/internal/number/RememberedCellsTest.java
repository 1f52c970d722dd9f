package sms.selection.internal.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import sms.api.selection.IgnoreReason;
import sms.selection.internal.TestSchool;

class RememberedCellsTest {
  private static final NumberReading LANDLINE = new NumberReading.Unusable(IgnoreReason.LANDLINE);

  private final RememberedCells cells = new RememberedCells();
  private final List<String> read = new ArrayList<>();

  private NumberReading get(String cell) {
    return cells.get(
        cell,
        text -> {
          read.add(text);
          return LANDLINE;
        });
  }

  @Test
  void aCellIsReadOnce() {
    assertThat(get("01 45 67 89 10")).isEqualTo(LANDLINE);
    assertThat(get("01 45 67 89 10")).isEqualTo(LANDLINE);
    assertThat(read).containsExactly("01 45 67 89 10");
  }

  @Test
  void theLeastRecentlyAskedForIsForgottenFirst() {
    get("kept");
    get("forgotten");
    for (int i = 0; i < RememberedCells.MOST - 1; i++) {
      get("kept");
      get("cell " + i);
    }
    assertThat(cells.size()).isEqualTo(RememberedCells.MOST);
    read.clear();

    get("kept");
    get("forgotten");
    assertThat(read).containsExactly("forgotten");
  }

  @Test
  void aCellThatIsAnEssayIsNotKept() {
    get("x".repeat(RememberedCells.LONGEST + 1));

    assertThat(cells.size()).isZero();
  }

  @Test
  void aSchoolThatMovesOrWritesToAnotherCountryIsReadAnew() {
    NumberReader reader =
        new NumberReader(new TestSchool().in("FR").school(), FictionalNumbers.NONE);

    assertThat(reader.readsFor(new TestSchool().in("FR").school())).isTrue();
    assertThat(reader.readsFor(new TestSchool().in("RE").school())).isFalse();
    assertThat(reader.readsFor(new TestSchool().in("FR", "CH").school())).isFalse();
  }
}
