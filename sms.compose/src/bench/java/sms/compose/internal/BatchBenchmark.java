package sms.compose.internal;

import java.time.Clock;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import sms.api.compose.BatchSummary;
import sms.api.compose.Composed;
import sms.api.compose.Draft;
import sms.api.compose.Prepared;
import sms.api.gateway.Tariff;
import sms.api.selection.Recipient;
import sms.compose.internal.standard.StandardKeywords;

/** A whole batch, four keywords: at each key that is pressed, and when it is sent. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgs = "-Xmx512m")
public class BatchBenchmark {
  private static final String TEXT =
      "#ETABLISSEMENT : absence non justifiée de #ENFANT (#CLASSE) ce #DATE. Merci de nous en"
          + " indiquer le motif au plus vite.";
  private static final Tariff TARIFF =
      new Tariff(Currency.getInstance("EUR"), Map.of("", 90_000L, "33", 45_000L, "262", 60_000L));

  @Param({"10000", "100000"})
  private int recipients;

  private List<Recipient> batch;
  private ComposerComponent composer;

  /** Fills the school. */
  @Setup
  public void setUp() {
    TestSchool school = new TestSchool();
    batch = BenchSchool.fill(school, recipients);
    composer = new ComposerComponent(school, Clock.systemUTC());
    composer.addResolver(new StandardKeywords(), Ranked.reference(100, 1));
  }

  /** The draft is read anew and the batch is counted and priced. */
  @Benchmark
  public BatchSummary keystroke() {
    return prepare().summarise(batch);
  }

  /** All texts are made, as for sending. */
  @Benchmark
  public long composeAll() {
    return prepare()
        .composeAll(batch)
        .mapToLong(c -> ((Composed.Composition) c).segmentation().parts())
        .sum();
  }

  private Prepared.Message prepare() {
    Draft draft = new Draft(TEXT, false, Optional.of(TARIFF), Locale.FRENCH, false);
    return ((Prepared.Ready) composer.prepare(draft)).message();
  }
}
