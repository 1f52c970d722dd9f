package sms.compose.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sms.api.compose.Draft;
import sms.api.compose.Prepared;
import sms.api.gateway.Tariff;
import sms.api.selection.Recipient;
import sms.compose.internal.standard.StandardKeywords;
import sms.compose.internal.text.Segmenter;
import sms.compose.internal.text.Tally;

/**
 * How many bytes composing may allocate. A budget is a third more than what it took when it was
 * set, on one thread, before the JVM has optimised anything: more never happens, whatever the
 * machine.
 */
class AllocationBudgetTest {
  private static final int MANY = 2_000;
  private static final int ROUNDS = 5;
  private static final String TEXT =
      "#ETABLISSEMENT : absence non justifiée de #ENFANT (#CLASSE) ce #DATE. Merci de nous en"
          + " indiquer le motif au plus vite.";
  private static final Tariff TARIFF =
      new Tariff(Currency.getInstance("EUR"), Map.of("", 90_000L, "33", 45_000L));
  private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final List<Recipient> batch;
  private final ComposerComponent composer;

  AllocationBudgetTest() {
    TestSchool school = new TestSchool();
    batch = BenchSchool.fill(school, MANY);
    composer = new ComposerComponent(school, Clock.systemUTC());
    composer.addResolver(new StandardKeywords(), Ranked.reference(100, 1));
  }

  /** Bytes for each of {@link #MANY}, the least of some rounds: the first load classes. */
  private static long bytesEach(Runnable work) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      long before = THREAD.getCurrentThreadAllocatedBytes();
      work.run();
      least = Math.min(least, THREAD.getCurrentThreadAllocatedBytes() - before);
    }
    return least / MANY;
  }

  private static void within(long budget, String what, Runnable work) {
    long each = bytesEach(work);
    assertThat(each)
        .as(
            "bytes that %s allocates. Find what is new (jcmd PID JFR.start settings=profile, "
                + "allocation in new TLAB); if it is worth it, raise the budget here and measure anew"
                + " with sms.compose/src/bench/bench.sh",
            what)
        .isLessThanOrEqualTo(budget);
  }

  private Prepared.Message prepare() {
    Draft draft = new Draft(TEXT, false, Optional.of(TARIFF), Locale.FRENCH, false);
    return ((Prepared.Ready) composer.prepare(draft)).message();
  }

  @Test
  void counting_a_piece_of_a_text_allocates_nothing() {
    String text = "Absence non justifiée de Lily (3e A) ".repeat(5).substring(0, 160);
    Tally tally = new Tally();
    within(
        0,
        "counting a piece",
        () -> {
          for (int i = 0; i < MANY; i++) {
            tally.clear();
            tally.add(text);
          }
        });
  }

  @Test
  void counting_a_text_allocates_the_answer() {
    String text = "Absence non justifiée de Lily (3e A) ".repeat(5).substring(0, 160);
    within(
        80,
        "counting a text",
        () -> {
          for (int i = 0; i < MANY; i++) {
            Segmenter.segment(text);
          }
        });
  }

  @Test
  void a_keystroke_remembers_the_values() {
    prepare().summarise(batch);
    within(200, "a keystroke, for each recipient,", () -> prepare().summarise(batch));
  }

  @Test
  void the_first_keystroke_looks_the_values_up() {
    within(
        1_550,
        "the first keystroke, for each recipient,",
        () -> prepare().summarise(new ArrayList<>(batch)));
  }

  @Test
  void all_texts_are_composed() {
    within(2_650, "composing for a recipient", () -> prepare().composeAll(batch).forEach(c -> {}));
  }
}
