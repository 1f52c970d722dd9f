package sms.recap.internal.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import sms.api.dispatch.SmsState;

/** Everything that can happen to a range of two SMS, in every order: the whole space of states. */
class LifeModelTest {
  private static final Map<SmsState, Set<SmsState>> SEEN = new EnumMap<>(SmsState.class);
  private static int states;

  @BeforeAll
  static void explore() {
    Set<String> known = new HashSet<>();
    Deque<LifeModel> open = new ArrayDeque<>();
    LifeModel first = new LifeModel();
    known.add(first.key());
    open.add(first);
    while (!open.isEmpty()) {
      LifeModel from = open.remove();
      for (LifeModel.Step step : LifeModel.steps()) {
        if (!dispatcherDoes(from, step)) {
          continue;
        }
        LifeModel to = from.copy();
        to.apply(step); // throws when an SMS would be sent twice
        note(from.shown(), to.shown());
        if (known.add(to.key())) {
          open.add(to);
        }
      }
    }
    states = known.size();
    System.out.println("life of an SMS: " + states + " states of two SMS explored");
  }

  /** A call's outcome is recorded only of what was handed over. */
  private static boolean dispatcherDoes(LifeModel model, LifeModel.Step step) {
    return !(step instanceof LifeModel.Step.Record record)
        || record.outcome() == SmsState.REJECTED
        || model.shown().get(record.n() - 1) != SmsState.QUEUED;
  }

  private static void note(List<SmsState> from, List<SmsState> to) {
    for (int n = 0; n < LifeModel.SIZE; n++) {
      if (from.get(n) != to.get(n)) {
        SEEN.computeIfAbsent(from.get(n), s -> EnumSet.noneOf(SmsState.class)).add(to.get(n));
      }
    }
  }

  @Test
  void the_whole_space_was_seen_and_nothing_in_it_is_sent_twice() {
    assertThat(states).isGreaterThan(1_000);
  }

  @Test
  void no_sms_changes_its_state_other_than_the_enum_says() {
    SEEN.forEach(
        (from, to) -> {
          Set<SmsState> allowed = EnumSet.noneOf(SmsState.class);
          allowed.addAll(from.next());
          if (from == SmsState.UNDELIVERED) {
            allowed.add(SmsState.DELIVERED); // which overrules it
          }
          assertThat(to).as("after " + from).isSubsetOf(allowed);
        });
  }

  @Test
  void what_may_have_been_sent_never_waits_again_but_after_a_sure_refusal() {
    assertThat(SEEN.get(SmsState.UNCERTAIN))
        .containsExactlyInAnyOrder(SmsState.SENT, SmsState.DELIVERED, SmsState.UNDELIVERED);
    assertThat(SEEN.get(SmsState.SENT))
        .containsExactlyInAnyOrder(SmsState.DELIVERED, SmsState.UNDELIVERED);
    assertThat(SEEN).doesNotContainKeys(SmsState.DELIVERED, SmsState.CANCELLED, SmsState.REJECTED);
  }
}
