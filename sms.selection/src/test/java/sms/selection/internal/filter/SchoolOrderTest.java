package sms.selection.internal.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchoolOrderTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "TPS, PS, MS, GS, CP, CE1, CE2, CM1, CM2, 6e, 5e, 4e, 3e, 2de, 1re, Tle",
        "6e A, 6e B, 5e A, 3e 2, 3e 10, 2de 1, 1re G1, Tle STMG, ULIS, UPE2A",
        "6EME 1, 5ÈME 1, 4ème 1, 3ème 1, 2nde 1, 1ère 1, Terminale 1",
        "6A, 5A, 4A, 3A, 2A, 1S1, TS1",
        "601, 602, 501, 401, 301",
        "6.1, 6.2, 5.1",
        "6°1, 5°1",
        "Sixième, Cinquième, Quatrième, Troisième, Seconde, Première, Terminale",
        "3e A, 2026, Théâtre",
      })
  void listsAsASchoolWould(String ordered) {
    List<String> expected = List.of(ordered.split(", "));
    List<String> shuffled = new ArrayList<>(expected);
    Collections.shuffle(shuffled, new Random(3));

    shuffled.sort(SchoolOrder.COMPARATOR);
    assertThat(shuffled).containsExactlyElementsOf(expected);
  }

  @Test
  void twoWaysOfWritingOneClassAreStillTwoClasses() {
    assertThat(SchoolOrder.COMPARATOR.compare("3e a", "3e A")).isNotZero();
  }
}
