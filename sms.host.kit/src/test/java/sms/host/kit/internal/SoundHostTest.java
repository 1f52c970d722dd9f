package sms.host.kit.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import sms.api.host.Adult;
import sms.api.host.Applicant;
import sms.api.host.Family;
import sms.api.host.Person;
import sms.api.host.Pupil;
import sms.host.kit.Host;
import sms.host.kit.HostKit;
import sms.host.kit.Rule;
import sms.host.kit.Skipped;
import sms.host.kit.Verdict;
import sms.host.kit.internal.small.SmallCallers;
import sms.host.kit.internal.small.SmallHost;
import sms.host.kit.internal.small.SmallPeople;
import sms.host.kit.internal.small.SmallSchool;
import sms.host.kit.internal.small.SmallSite;

/** Hosts that are as they should be, and one that says nothing. */
class SoundHostTest {
  @Test
  void a_host_with_everything_keeps_every_rule() {
    SmallCallers callers = new SmallCallers();
    try (SmallSite site = new SmallSite(callers)) {
      Verdict verdict = HostKit.check(SmallHost.of(callers, site.website()), Locale.ENGLISH);

      assertThat(verdict)
          .as(HostKit.report(verdict, Locale.ENGLISH))
          .isEqualTo(new Verdict.Compatible(List.of(Rule.values()), List.of()));
      assertThat(site.methods()).as("nothing but reading").containsExactly("GET");
    }
  }

  @Test
  void a_host_with_the_least_there_is_keeps_the_rules_that_can_be_checked() {
    Verdict verdict = HostKit.check(Host.of(new SmallSchool(), new SmallCallers()), Locale.ENGLISH);

    assertThat(verdict).isInstanceOf(Verdict.Compatible.class);
    Verdict.Compatible compatible = (Verdict.Compatible) verdict;
    assertThat(compatible.skipped())
        .contains(
            new Skipped(Rule.PORTAL_WAY, "no service PortalAccounts"),
            new Skipped(Rule.LIMITS_ANSWER, "no service SendingLimitsProvider"),
            new Skipped(Rule.ERASED_GONE, "name the id of a person who was erased"),
            new Skipped(
                Rule.LOOKUP_COST,
                "fewer than 500 people, or a JVM that does not count what is allocated"));
    assertThat(compatible.kept().size() + compatible.skipped().size())
        .isEqualTo(Rule.values().length);
  }

  @Test
  void a_school_without_anybody_is_no_bug() {
    SmallPeople nobody = new SmallPeople(List.of(), List.of(), List.of(), List.of());

    assertThat(HostKit.check(SmallHost.of(nobody), Locale.ENGLISH))
        .isInstanceOf(Verdict.Compatible.class);
  }

  @Test
  void somebody_who_is_erased_during_the_check_is_no_bug() {
    AtomicInteger readings = new AtomicInteger();
    SmallSchool school =
        new SmallSchool() {
          /** Through the two that look whether there is an answer, and the first that is kept. */
          private boolean isThere() {
            return readings.get() <= 3;
          }

          @Override
          public Stream<Adult> adults() {
            readings.incrementAndGet();
            return super.adults().filter(adult -> isThere() || !adult.person().id().equals("A1"));
          }

          @Override
          public Optional<Adult> adult(String id) {
            return super.adult(id).filter(adult -> isThere() || !id.equals("A1"));
          }

          @Override
          public Optional<Person> person(String id) {
            return super.person(id).filter(person -> isThere() || !id.equals("A1"));
          }
        };

    Verdict verdict = HostKit.check(SmallHost.of(school), Locale.ENGLISH);

    assertThat(verdict)
        .as(HostKit.report(verdict, Locale.ENGLISH))
        .isInstanceOf(Verdict.Compatible.class);
  }

  @Test
  void streams_are_closed_each_time() {
    AtomicInteger open = new AtomicInteger();
    SmallSchool school =
        new SmallSchool() {
          private <T> Stream<T> counted(Stream<T> stream) {
            open.incrementAndGet();
            return stream.onClose(open::decrementAndGet);
          }

          @Override
          public Stream<Family> families() {
            return counted(super.families());
          }

          @Override
          public Stream<Pupil> pupils() {
            return counted(super.pupils());
          }

          @Override
          public Stream<Adult> adults() {
            return counted(super.adults());
          }

          @Override
          public Stream<Applicant> applicants() {
            return counted(super.applicants());
          }
        };

    assertThat(HostKit.check(SmallHost.of(school), Locale.ENGLISH))
        .isInstanceOf(Verdict.Compatible.class);
    assertThat(open).hasValue(0);
  }

  @Test
  void a_host_that_never_answers_is_told_so_and_the_rest_is_left_alone() {
    CountDownLatch never = new CountDownLatch(1);
    SmallSchool school =
        new SmallSchool() {
          @Override
          public Stream<Family> families() {
            try {
              never.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            return super.families();
          }
        };

    Verdict verdict =
        new Inspector(Texts.of(Locale.ENGLISH), Duration.ofSeconds(2))
            .inspect(SmallHost.of(school));

    assertThat(verdict).isInstanceOf(Verdict.Incompatible.class);
    Verdict.Incompatible silent = (Verdict.Incompatible) verdict;
    assertThat(silent.findings()).hasSize(1);
    assertThat(silent.findings().get(0).rule()).isEqualTo(Rule.DIRECTORY_ANSWERS);
    assertThat(silent.findings().get(0).found().get(0)).contains("no answer");
    assertThat(silent.skipped())
        .extracting(Skipped::reason)
        .containsOnly("the host answered no more");
  }
}
