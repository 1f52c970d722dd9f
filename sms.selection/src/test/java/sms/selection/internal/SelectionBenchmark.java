package sms.selection.internal;

import static sms.selection.internal.Selecting.presence;
import static sms.selection.internal.Selecting.term;

import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.function.IntSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import sms.api.host.Family;
import sms.api.host.Guardian;
import sms.api.selection.FilterExpression;
import sms.api.selection.Selection;

/**
 * Prints how long selections take, in CPU time of the one thread that selects, next to a bare loop
 * over the same people. {@code mvn -q -Pbenchmark -pl sms.selection -am process-test-classes}
 */
final class SelectionBenchmark {
  private static final int ROUNDS = 5;

  private SelectionBenchmark() {}

  public static void main(String[] args) {
    measure(new SyntheticSchool(10_000), true);
    measure(new SyntheticSchool(286_000), false);
  }

  private static void measure(SyntheticSchool school, boolean everybody) {
    System.out.printf(
        Locale.ROOT,
        "%n%,d people, at most %d MB%n",
        school.people(),
        Runtime.getRuntime().maxMemory() >> 20);
    double bare = best(() -> bareLoop(school));
    print("bare loop", school, bare, bare, school.people());
    FilterExpression[] three = {
      term("class", "3e A", "3e B", "4e A"),
      presence("PRESENT", "2026-11-24"),
      term("regime", "HALF_BOARD")
    };
    run("three filters", school, bare, from -> from.families().withSpouses().where(three));
    if (everybody) {
      run("everybody", school, bare, from -> from.families().withSpouses().withSecondGuardians());
    }
  }

  /** With cells that no selection has read before, and with those that the last one has read. */
  private static void run(
      String what, SyntheticSchool school, double bare, UnaryOperator<Selecting> asking) {
    Selecting again = asking.apply(Selecting.in(school));
    Selection selection = again.selection();
    double anew = best(() -> asking.apply(Selecting.in(school)).selection().matched());
    print(what + ", numbers read anew", school, anew, bare, selection.matched());
    double remembered = best(() -> again.selection().matched());
    print(what + ", numbers remembered", school, remembered, bare, selection.matched());
    System.out.printf(
        Locale.ROOT,
        "  of which %,d recipients, %,d ignored%n",
        selection.recipients().size(),
        selection.ignored().size());
  }

  private static void print(
      String what, SyntheticSchool school, double millis, double bare, int matched) {
    System.out.printf(
        Locale.ROOT,
        "%-34s %8.1f ms %,12.0f people/s  %.2f x the bare loop, %,d matched%n",
        what,
        millis,
        school.people() / millis * 1000,
        millis / bare,
        matched);
  }

  /** Reads every guardian and every pupil once, as a selection must. */
  private static int bareLoop(SyntheticSchool school) {
    int[] letters = {0};
    try (Stream<Family> families = school.families()) {
      families.forEach(
          family -> {
            for (Guardian guardian : family.guardians()) {
              letters[0] += guardian.person().mobile().length();
            }
            for (String id : family.pupilIds()) {
              letters[0] += school.pupil(id).orElseThrow().person().lastName().length();
            }
          });
    }
    return letters[0];
  }

  /** The best of some rounds, in milliseconds of CPU. */
  private static double best(IntSupplier work) {
    double best = Double.MAX_VALUE;
    int result = 0;
    for (int i = 0; i < ROUNDS; i++) {
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      result += work.getAsInt();
      long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
      best = Math.min(best, cpu / 1e6);
    }
    if (result == 0) {
      throw new IllegalStateException("the benchmark found nobody");
    }
    return best;
  }
}
