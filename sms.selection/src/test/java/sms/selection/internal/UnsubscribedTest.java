package sms.selection.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static sms.selection.internal.TestSchool.person;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import sms.api.dispatch.OutboxUnavailableException;
import sms.api.host.Adult;
import sms.api.host.Caller;
import sms.api.host.RecordType;
import sms.api.recap.OptOuts;
import sms.api.selection.PhoneNumber;

/** Whoever answered STOP is not written to, whatever the host's record says. */
class UnsubscribedTest {
  private final TestSchool school = new TestSchool();
  private final DirectorySelector selector;

  UnsubscribedTest() {
    school.addFamily("POTTER").responsable1("James", "06 12 34 56 01").child("Harry", "3e A");
    school.addFamily("BLACK").responsable1("Orion", "+33 6 12 34 56 02").child("Sirius", "3e A");
    school.addAdult(Adult.Kind.STAFF, person("SNAPE", "Severus", "0033612345602"));
    selector = Selecting.selector(school);
    selector.optOuts = new Stopped(Set.of(new PhoneNumber("+33612345602")));
  }

  private record Stopped(Set<PhoneNumber> all) implements OptOuts {
    @Override
    public Set<PhoneNumber> among(Collection<PhoneNumber> numbers) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean withdraw(PhoneNumber number, Caller by) {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void in_a_grouped_send() {
    Selecting families = Selecting.with(selector).families();
    assertThat(families.names()).containsExactly("POTTER James");
    assertThat(families.ignored()).isEqualTo(Map.of("BLACK Orion", "UNSUBSCRIBED"));
  }

  @Test
  void in_a_send_from_the_record_and_whoever_else_has_that_number() {
    Selecting adult = Selecting.with(selector).record(RecordType.ADULT, "Severus");
    assertThat(adult.ignored()).isEqualTo(Map.of("SNAPE Severus", "UNSUBSCRIBED"));
  }

  @Test
  void a_number_typed_by_hand_is_a_problem_of_its_field() {
    Selecting typed = Selecting.with(selector).typing("06 12 34 56 02");
    assertThat(typed.invalid())
        .singleElement()
        .satisfies(problem -> assertThat(problem.code()).isEqualTo("number.unsubscribed"))
        .satisfies(problem -> assertThat(problem.message()).contains("STOP"));
  }

  @Test
  void without_the_database_the_selection_works_and_the_dispatcher_asks_again() {
    selector.optOuts =
        new OptOuts() {
          @Override
          public Set<PhoneNumber> all() {
            throw new OutboxUnavailableException("away", new IllegalStateException("test"));
          }

          @Override
          public Set<PhoneNumber> among(Collection<PhoneNumber> numbers) {
            throw new UnsupportedOperationException();
          }

          @Override
          public boolean withdraw(PhoneNumber number, Caller by) {
            throw new UnsupportedOperationException();
          }
        };
    assertThat(Selecting.with(selector).families().names()).hasSize(2);
  }
}
