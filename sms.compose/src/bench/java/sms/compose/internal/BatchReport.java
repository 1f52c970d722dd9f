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

  /** Prints a table. */
  public static void main(String[] arguments) {
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
    memory();
  }

  /** Whether the heap stays as it is, however many batches of 100,000 go through. */
  private static void memory() {
    int size = 100_000;
    TestSchool school = new TestSchool();
    List<Recipient> batch = BenchSchool.fill(school, size);
    ComposerComponent composer = new ComposerComponent(school, Clock.systemUTC());
    composer.addResolver(new StandardKeywords(), Ranked.reference(100, 1));
    System.out.printf(
        Locale.ROOT, "%nheap in use, 100,000 recipients read: %d MB%n", usedMegabytes());
    for (int pass = 1; pass <= 10; pass++) {
      long began = System.nanoTime();
      long parts = 0;
      long micros = 0;
      for (Composed composed :
          (Iterable<Composed>) prepare(composer, FOUR).composeAll(batch)::iterator) {
        Composed.Composition composition = (Composed.Composition) composed;
        parts += composition.segmentation().parts();
        micros += composition.cost().micros();
      }
      double seconds = (System.nanoTime() - began) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "batch %2d of %,d: %,9.0f recipients/s, %,d SMS billed, %.2f EUR, heap after it %d MB%n",
          pass,
          size,
          size / seconds,
          parts,
          micros / 1e6,
          usedMegabytes());
    }
  }

  private static long usedMegabytes() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
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
