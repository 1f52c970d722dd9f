package sms.compose.internal.keyword;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistanceTest {
  @ParameterizedTest
  @CsvSource({
    "PRENOM,PRENOM,0",
    "PRENOM,PRENON,1",
    "PRENOM,PREOM,1",
    "PRENOM,PRENOMS,1",
    "PRENOM,RPENOM,1",
    "PRENOM,PRENMO,1",
    "PRENOM,ERPNOM,2",
    "PRENOM,PERNMO,2",
    "ABCD,BADC,2",
    "AB,BC,2",
    "CA,ABC,3",
    "NOM,'',3",
    "'',NOM,3",
    "CLASSE,SOLDE,5",
    "ABCDEFGH,IJKLMNOP,8",
  })
  void it_counts_insertions_deletions_replacements_and_swaps_of_neighbours(
      String a, String b, int distance) {
    assertThat(Distance.between(a, b)).isEqualTo(distance);
    assertThat(Distance.between(b, a)).isEqualTo(distance);
  }

  @Test
  void words_whose_lengths_differ_by_more_than_eight_are_not_looked_at() {
    assertThat(Distance.between("A", "ABCDEFGHI")).isEqualTo(8);
    assertThat(Distance.between("A", "ABCDEFGHIJ")).isEqualTo(Integer.MAX_VALUE);
    assertThat(Distance.between("ABCDEFGHIJ", "A")).isEqualTo(Integer.MAX_VALUE);
  }
}
