package sms.host.kit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sms.host.kit.Finding;
import sms.host.kit.HostKit;
import sms.host.kit.Rule;
import sms.host.kit.Verdict;
import sms.host.kit.internal.bugs.AccessBugs;
import sms.host.kit.internal.bugs.DirectoryBugs;
import sms.host.kit.internal.bugs.PageBugs;
import sms.host.kit.internal.bugs.PlantedBug;
import sms.host.kit.internal.bugs.ReadingBugs;

/** Hosts that are as they should be but for one thing. */
class PlantedBugsTest {
  static Stream<PlantedBug> bugs() {
    return Stream.of(DirectoryBugs.all(), ReadingBugs.all(), AccessBugs.all(), PageBugs.all())
        .flatMap(bugs -> bugs);
  }

  @ParameterizedTest
  @MethodSource("bugs")
  void is_found_by_the_rule_it_breaks_and_by_no_other(PlantedBug bug) {
    assertThat(findings(bug, Locale.ENGLISH))
        .allSatisfy(PlantedBugsTest::assertWhole)
        .extracting(Finding::rule)
        .as(bug.name())
        .containsExactly(bug.rule());
  }

  @Test
  void is_told_in_french_too() {
    assertThat(bugs())
        .allSatisfy(
            bug ->
                assertThat(findings(bug, Locale.FRENCH))
                    .isNotEmpty()
                    .allSatisfy(PlantedBugsTest::assertWhole));
  }

  private static void assertWhole(Finding finding) {
    assertThat(finding.expected()).isNotBlank();
    assertThat(finding.found()).isNotEmpty().noneMatch(String::isBlank);
    assertThat(finding.remedy()).isNotBlank();
    assertThat(finding.toString())
        .as("names and numbers of people, and unfilled places")
        .doesNotContain("FAMILLE", "Alix", "06 ", "{0}", "{1}");
  }

  @Test
  void every_rule_is_broken_by_one_of_them() {
    Set<Rule> broken = bugs().map(PlantedBug::rule).collect(Collectors.toSet());

    assertThat(broken).isEqualTo(EnumSet.allOf(Rule.class));
  }

  private static List<Finding> findings(PlantedBug bug, Locale locale) {
    try (PlantedBug.World world = bug.make()) {
      return HostKit.check(world.host(), locale) instanceof Verdict.Incompatible verdict
          ? verdict.findings()
          : List.of();
    }
  }
}
