package sms.host.kit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sms.api.host.Pupil;
import sms.api.host.SchoolDirectory;
import sms.host.kit.HostKit;
import sms.host.kit.Verdict;
import sms.host.kit.internal.small.SmallHost;
import sms.host.kit.internal.small.SmallPeople;

/** What a developer reads in the shell. */
class ReportTest {
  @Test
  void a_broken_rule_is_told_with_what_was_expected_what_was_found_and_what_to_do() {
    Verdict verdict = HostKit.check(SmallHost.of(orphans(1)), Locale.ENGLISH);

    assertThat(HostKit.report(verdict, Locale.ENGLISH).lines())
        .startsWith(
            "This host breaks the contract. Rules broken: 1; kept: 35; not checked: 7.",
            "",
            "family.pupils",
            "    expected: families and pupils name each other",
            "    found: PUPIL:P1a is of the family “nowhere”, which does not exist",
            "    do: give each pupil the id of the family, and the family those of its pupils",
            "",
            "Not checked")
        .contains("    page.menu: needs page.caller, which is broken or not checked");
  }

  @Test
  void of_many_records_the_first_five_are_named_and_the_others_counted() {
    Verdict verdict = HostKit.check(SmallHost.of(orphans(6)), Locale.FRENCH);

    assertThat(HostKit.report(verdict, Locale.FRENCH))
        .contains("trouvé : PUPIL:P3a est de la famille « nowhere », qui n’existe pas")
        .contains("trouvé : et 1 de plus")
        .doesNotContain("PUPIL:P3b");
  }

  @Test
  void what_is_missing_is_named() {
    Verdict verdict = new Verdict.Absent(List.of(SchoolDirectory.class.getName()));

    assertThat(HostKit.report(verdict, Locale.ENGLISH).lines())
        .containsExactly(
            "Nothing to check: these services are not registered.",
            "    sms.api.host.SchoolDirectory");
  }

  private static SmallPeople orphans(int count) {
    return SmallPeople.of(3).pupils(pupils -> orphans(pupils, count));
  }

  private static List<Pupil> orphans(List<Pupil> pupils, int count) {
    return IntStream.range(0, pupils.size())
        .mapToObj(
            i -> {
              Pupil pupil = pupils.get(i);
              return new Pupil(
                  pupil.person(),
                  i < count ? "nowhere" : pupil.familyId(),
                  pupil.current(),
                  pupil.previous(),
                  pupil.nextClass());
            })
        .toList();
  }
}
