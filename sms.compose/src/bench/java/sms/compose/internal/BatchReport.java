package sms.compose.internal;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import sms.api.compose.Composed;
import sms.api.compose.Draft;
import sms.api.compose.Prepared;
import sms.api.gateway.Tariff;
import sms.api.selection.Recipient;
import sms.compose.internal.standard.StandardKeywords;
import sms.compose.internal.text.Segmenter;

/**
 * CPU time and allocation of one thread, best of many rounds: what JMH's wall clock cannot tell on
 * a machine that others use too.
 */
public final class BatchReport {
  private static final String FOUR =
      "#ETABLISSEMENT : absence non justifiée de #ENFANT (#CLASSE) ce #DATE. Merci de nous en"
          + " indiquer le motif au plus vite.";
  private static final String MONEY = "Il reste #SOLDE{0 €} à régler pour #ENFANT, #CIVILITE #NOM.";
  private static final String NONE = "L'établissement est fermé demain.";
  private static final Tariff TARIFF =
      new Tariff(Currency.getInstance("EUR"), Map.of("", 90_000L, "33", 45_000L, "262", 60_000L));
  private static final ThreadMXBean THREAD = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private BatchReport() {}

  /** Prints a table of speed, and one of memory. */
  public static void main(String[] arguments) {
    speed();
    memory();
  }

  private static void speed() {
    System.out.printf(
        "%-44s %12s %12s %10s %14s%n",
        "", "us/recipient", "B/recipient", "ms/batch", "recipients/s");
    String gsm = "Absence non justifiée de Lily (3e A) ".repeat(5).substring(0, 160);
    row("segment 160 septets", 100_000, () -> segments(gsm));
    row("segment 160 with euros", 100_000, () -> segments(gsm.replace("(", "€")));
    row("segment 160 of UCS-2", 100_000, () -> segments(gsm.replace("é", "ê")));
    ComposeBenchmark one = new ComposeBenchmark();
    one.setUp();
    row("4 given values, composed and priced", 100_000, () -> repeat(one::composeFourGivenValues));
    row("4 given values, mustache.java", 100_000, () -> repeat(one::mustacheFourGivenValues));
    for (int size : new int[] {10_000, 100_000}) {
      TestSchool school = new TestSchool();
      List<Recipient> batch = BenchSchool.fill(school, size);
      ComposerComponent composer = new ComposerComponent(school, Clock.systemUTC());
      composer.addResolver(new StandardKeywords(), Ranked.reference(100, 1));
      Map.of("no keyword", NONE, "4 keywords", FOUR, "5 with balance", MONEY)
          .forEach(
              (name, text) -> {
                row(
                    "keystroke, " + name + ", " + size,
                    size,
                    () -> prepare(composer, text).summarise(batch).parts());
                row(
                    "first count, " + name + ", " + size,
                    size,
                    () -> prepare(composer, text).summarise(new ArrayList<>(batch)).parts());
                row(
                    "compose all, " + name + ", " + size,
                    size,
                    () ->
                        prepare(composer, text)
                            .composeAll(batch)
                            .mapToLong(c -> ((Composed.Composition) c).segmentation().parts())
                            .sum());
              });
    }
  }

  /**
   * What a batch of any size keeps in memory: recipients are made as they are asked for, so that
   * what grows is the composer's.
   */
  private static void memory() {
    TestSchool school = new TestSchool();
    List<Recipient> families = BenchSchool.fill(school, 1_000);
    ComposerComponent composer = new ComposerComponent(school, Clock.systemUTC());
    composer.addResolver(new StandardKeywords(), Ranked.reference(100, 1));
    Prepared.Message message = prepare(composer, FOUR);
    System.out.printf(
        Locale.ROOT,
        "%n%10s %14s %12s %12s %16s%n",
        "recipients", "recipients/s", "SMS billed", "price", "heap in use");
    for (int size : new int[] {10_000, 100_000, 1_000_000}) {
      Iterable<Recipient> batch = () -> BenchSchool.endless(families).limit(size).iterator();
      message.summarise(batch);
      long began = THREAD.getCurrentThreadCpuTime();
      long parts = 0;
      long micros = 0;
      for (Composed composed : (Iterable<Composed>) message.composeAll(batch)::iterator) {
        Composed.Composition composition = (Composed.Composition) composed;
        parts += composition.segmentation().parts();
        micros += composition.cost().micros();
      }
      double seconds = (THREAD.getCurrentThreadCpuTime() - began) / 1e9;
      long before = usedKilobytes();
      System.out.printf(
          Locale.ROOT,
          "%,10d %,14.0f %,12d %,8.2f EUR %,7d + %,6d kB%n",
          size,
          size / seconds,
          parts,
          micros / 1e6,
          before,
          most(message, families, size) - before);
    }
  }

  /**
   * The most kilobytes in use, looked at at each quarter of both passes over a batch: while the
   * numbers are compared and while the texts are made.
   */
  private static long most(Prepared.Message message, List<Recipient> families, int size) {
    AtomicInteger asked = new AtomicInteger();
    AtomicLong most = new AtomicLong();
    Iterable<Recipient> watched =
        () ->
            BenchSchool.endless(families)
                .limit(size)
                .peek(
                    recipient -> {
                      if (asked.incrementAndGet() % (size / 4) == 0) {
                        most.accumulateAndGet(usedKilobytes(), Math::max);
                      }
                    })
                .iterator();
    message.composeAll(watched).forEach(composed -> {});
    return most.get();
  }

  private static long usedKilobytes() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) >> 10;
  }

  private static long segments(String text) {
    long sum = 0;
    for (int i = 0; i < 100_000; i++) {
      sum += Segmenter.segment(text).parts();
    }
    return sum;
  }

  private static long repeat(Supplier<?> work) {
    long sum = 0;
    for (int i = 0; i < 100_000; i++) {
      sum += work.get() == null ? 0 : 1;
    }
    return sum;
  }

  private static Prepared.Message prepare(ComposerComponent composer, String text) {
    Draft draft = new Draft(text, false, Optional.of(TARIFF), Locale.FRENCH, false);
    return ((Prepared.Ready) composer.prepare(draft)).message();
  }

  private static void row(String name, int items, LongSupplier work) {
    long bestTime = Long.MAX_VALUE;
    long bestBytes = Long.MAX_VALUE;
    long check = 0;
    for (int round = 0; round < Math.max(8, 1_000_000 / items); round++) {
      long bytes = THREAD.getCurrentThreadAllocatedBytes();
      long time = THREAD.getCurrentThreadCpuTime();
      check += work.getAsLong();
      bestTime = Math.min(bestTime, THREAD.getCurrentThreadCpuTime() - time);
      bestBytes = Math.min(bestBytes, THREAD.getCurrentThreadAllocatedBytes() - bytes);
    }
    if (check == 0) {
      throw new IllegalStateException("nothing was composed");
    }
    System.out.printf(
        Locale.ROOT,
        "%-44s %12.3f %12d %10.1f %,14.0f%n",
        name,
        bestTime / 1e3 / items,
        bestBytes / items,
        bestTime / 1e6,
        items / (bestTime / 1e9));
  }
}
