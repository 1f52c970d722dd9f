package sms.selection.internal.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static sms.selection.internal.TestSchool.person;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sms.api.dispatch.OutboxUnavailableException;
import sms.api.host.Adult;
import sms.api.recap.LastOutcomes;
import sms.api.selection.FilterExpression;
import sms.selection.internal.Selecting;
import sms.selection.internal.TestSchool;

class LastFailedFilterTest {
  private final TestSchool school = new TestSchool();
  private final LastFailedFilter filter = new LastFailedFilter();
  private final List<Instant> asked = new ArrayList<>();
  private final LastOutcomes recap =
      since -> {
        asked.add(since);
        return Set.of("Lily", "Viktor");
      };

  LastFailedFilterTest() {
    school
        .addFamily("POTTER")
        .responsable1("James", "06 12 34 56 01")
        .spouse("Lily", "06 12 34 56 02")
        .child("Harry", "3e A")
        .child("Albus", "4e A");
    school.addAdult(Adult.Kind.OTHER, person("KRUM", "Viktor", "06 12 34 56 07"));
    school.addAdult(Adult.Kind.STAFF, person("SNAPE", "Severus", "06 12 34 56 08"));
    filter.setOutcomes(recap);
  }

  private Selecting selecting(Map<String, List<String>> arguments) {
    return selecting(new FilterExpression.Term("lastFailed", arguments));
  }

  private Selecting selecting(FilterExpression expression) {
    return Selecting.withOnly(school, filter).where(expression);
  }

  @Test
  void thePersonWhomTheLastSmsDidNotReachIsKeptNotTheWholeFamily() {
    assertThat(selecting(Map.of()).families().withSpouses().names()).containsExactly("POTTER Lily");
    assertThat(selecting(Map.of()).adults().names()).containsExactly("KRUM Viktor");
  }

  @Test
  void theRecapIsAskedOnceForASelection() {
    Selecting families = selecting(Map.of()).families().withSpouses();
    families.selection();

    assertThat(asked).hasSize(1);
  }

  @ParameterizedTest(name = "days {0}, since {1}: from {2}")
  @CsvSource(
      nullValues = "-",
      value = {
        "-,  -,          2026-10-24T22:00:00Z, 25/10/2026",
        "30, -,          2026-10-24T22:00:00Z, 25/10/2026",
        "1,  -,          2026-11-22T23:00:00Z, 23/11/2026",
        "-,  2026-09-01, 2026-08-31T22:00:00Z, 01/09/2026",
        "30, 2026-11-20, 2026-11-19T23:00:00Z, 20/11/2026",
        "7,  2026-09-01, 2026-11-16T23:00:00Z, 17/11/2026",
        "-,  2026-11-24, 2026-11-23T23:00:00Z, 24/11/2026",
      })
  void theLaterOfTheTwoDaysCountsFromItsMidnightAtTheSchool(
      String days, String since, Instant from, String said) {
    Map<String, List<String>> arguments = new java.util.HashMap<>();
    if (days != null) {
      arguments.put("days", List.of(days));
    }
    if (since != null) {
      arguments.put("since", List.of(since));
    }

    assertThat(selecting(arguments).families().selection().explanation())
        .isEqualTo("Familles dont le dernier SMS depuis le " + said + " n’est pas arrivé");
    assertThat(asked).containsExactly(from);
  }

  @ParameterizedTest
  @CsvSource({
    "days, 0, filter.number",
    "days, 3651, filter.number",
    "days, souvent, filter.number",
    "since, 2026-11-25, filter.lastFailed.future",
    "since, hier, filter.date",
    "depuis, 3, filter.parameter.unknown",
  })
  void whatMakesNoSenseIsRefusedAtItsField(String field, String value, String code) {
    assertThat(selecting(Map.of(field, List.of(value))).adults().problems())
        .containsExactly("filter.lastFailed." + field + ": " + code);
  }

  /** Under « sauf » an empty answer would write to everybody. */
  @Test
  void whileThereIsNoRecapItRefusesAndSaysSo() {
    filter.unsetOutcomes(recap);

    Selecting except =
        selecting(new FilterExpression.Not(new FilterExpression.Term("lastFailed", Map.of())));
    assertThat(except.adults().problems())
        .containsExactly("filter.lastFailed: filter.lastFailed.unavailable");
    assertThat(except.inLanguage(Locale.ENGLISH).invalid().get(0).message())
        .startsWith("The recap of SMS is not available");
  }

  @Test
  void aDatabaseThatGoesAwayMeanwhileIsSaidTheSame() {
    filter.setOutcomes(
        since -> {
          throw new OutboxUnavailableException("away", new IOException());
        });

    assertThat(selecting(Map.of()).adults().problems())
        .containsExactly("filter.lastFailed: filter.lastFailed.unavailable");
  }

  @Test
  void aRecapThatIsReplacedBeforeTheOldOneGoesStays() {
    filter.setOutcomes(since -> Set.of("Severus"));
    filter.unsetOutcomes(recap);

    assertThat(selecting(Map.of()).adults().names()).containsExactly("SNAPE Severus");
  }
}
