package sms.selection.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static sms.selection.internal.Selecting.presence;
import static sms.selection.internal.Selecting.term;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import sms.api.host.Family;
import sms.api.host.Guardian;

/**
 * How many bytes a selection may allocate for each person of the school, on top of what the school
 * itself takes to be read once. A budget is a third more than what it took when it was set, before
 * the JVM has optimised anything: more never happens, whatever the machine.
 */
class AllocationBudgetTest {
  private static final int ROUNDS = 4;
  private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private long letters;
  private final SyntheticSchool school = new SyntheticSchool(1_000);
  private final Selecting everybody =
      Selecting.in(school).families().withSpouses().withSecondGuardians();
  private final Selecting three =
      Selecting.in(school)
          .families()
          .withSpouses()
          .where(
              term("class", "3e A", "3e B", "4e A"),
              presence("PRESENT", "2026-11-24"),
              term("regime", "HALF_BOARD"));

  /** Bytes for each person of the school, the least of some rounds: the first load classes. */
  private long bytesEach(Runnable work) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      long before = THREAD.getCurrentThreadAllocatedBytes();
      work.run();
      least = Math.min(least, THREAD.getCurrentThreadAllocatedBytes() - before);
    }
    return least / school.people();
  }

  private void within(long budget, String what, Selecting asked) {
    long each = bytesEach(asked::selection) - bytesEach(this::read);
    assertThat(each)
        .as(
            "bytes for each person of the school when %s. Find what is new (JFR, settings=profile:"
                + " allocations in new TLAB); if it is worth it, raise the budget here and measure"
                + " anew with SelectionBenchmark (docs/performance.md)",
            what)
        .isLessThanOrEqualTo(budget);
  }

  /** The school makes its people up as they are read: each guardian and pupil once. */
  private void read() {
    try (Stream<Family> families = school.families()) {
      families.forEach(
          family -> {
            for (Guardian guardian : family.guardians()) {
              letters += guardian.person().mobile().length();
            }
            family.pupilIds().forEach(school::pupil);
          });
    }
  }

  @Test
  void everybody_is_selected() {
    within(1_900, "everybody is selected", everybody);
  }

  @Test
  void three_filters_select() {
    within(560, "three filters select", three);
  }
}
