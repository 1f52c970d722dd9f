package sms.compose.internal;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import sms.api.compose.Composed;
import sms.api.compose.Draft;
import sms.api.compose.Keyword;
import sms.api.compose.KeywordContext;
import sms.api.compose.KeywordResolver;
import sms.api.compose.Prepared;
import sms.api.compose.Segmentation;
import sms.api.gateway.Tariff;
import sms.api.selection.Recipient;
import sms.compose.internal.standard.StandardKeywords;
import sms.compose.internal.text.Segmenter;

/** One text, one recipient. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class ComposeBenchmark {
  private static final String TEXT =
      "#ETABLISSEMENT : absence non justifiée de #ENFANT (#CLASSE) ce #DATE. Merci de nous en"
          + " indiquer le motif au plus vite.";
  private static final Tariff TARIFF =
      new Tariff(Currency.getInstance("EUR"), Map.of("", 90_000L, "33", 45_000L, "262", 60_000L));

  private final String gsm160 = "Absence non justifiée de Lily (3e A) ".repeat(5).substring(0, 160);
  private final String ucs160 = gsm160.replace('e', 'ê');
  private final String euro160 = gsm160.replace("(", "€");
  private Prepared.Message message;
  private Recipient recipient;
  private Mustache mustache;
  private Prepared.Message given;
  private Map<String, String> scope;

  /** Fills the school and reads the texts. */
  @Setup
  public void setUp() {
    TestSchool school = new TestSchool();
    List<Recipient> recipients = BenchSchool.fill(school, 1_000);
    KeywordResolver keywords = new StandardKeywords();
    recipient = recipients.get(500);
    message = message(keywords, school);
    KeywordContext context =
        new KeywordContext(recipient, school, LocalDate.of(2026, 11, 24), Locale.FRENCH);
    scope =
        Stream.of("ETABLISSEMENT", "ENFANT", "CLASSE", "DATE")
            .collect(Collectors.toMap(n -> n, n -> keywords.resolve(n, context).orElseThrow()));
    given = message(new GivenValues(keywords, scope), school);
    mustache =
        new DefaultMustacheFactory()
            .compile(new StringReader(TEXT.replaceAll("#([A-Z]+)", "{{{$1}}}")), "text");
  }

  private static Prepared.Message message(KeywordResolver keywords, TestSchool school) {
    ComposerComponent composer = new ComposerComponent(school, Clock.systemUTC());
    composer.addResolver(keywords, Ranked.reference(100, 1));
    Draft draft = new Draft(TEXT, false, Optional.of(TARIFF), Locale.FRENCH, false);
    return ((Prepared.Ready) composer.prepare(draft)).message();
  }

  /** The values are at hand, as mustache.java has them in its scope. */
  private record GivenValues(KeywordResolver keywords, Map<String, String> values)
      implements KeywordResolver {
    @Override
    public List<Keyword> keywords(Locale locale) {
      return keywords.keywords(locale);
    }

    @Override
    public Optional<String> resolve(String name, KeywordContext context) {
      return Optional.ofNullable(values.get(name));
    }
  }

  /** 160 septets. */
  @Benchmark
  public Segmentation segment160() {
    return Segmenter.segment(gsm160);
  }

  /** Just above 160 septets with escape pairs: pairs are laid out. */
  @Benchmark
  public Segmentation segment160WithEuros() {
    return Segmenter.segment(euro160);
  }

  /** 160 units with a dozen costly characters, each named. */
  @Benchmark
  public Segmentation segment160Ucs2() {
    return Segmenter.segment(ucs160);
  }

  /** Four keywords looked up in the school, joined, cut and priced. */
  @Benchmark
  public Composed composeFourKeywords() {
    return message.compose(recipient);
  }

  /** Four values at hand, joined, cut and priced. */
  @Benchmark
  public Composed composeFourGivenValues() {
    return given.compose(recipient);
  }

  /** The same values put into the same text by mustache.java; neither cut nor priced. */
  @Benchmark
  public String mustacheFourGivenValues() {
    StringWriter writer = new StringWriter(200);
    mustache.execute(writer, scope);
    return writer.toString();
  }
}
