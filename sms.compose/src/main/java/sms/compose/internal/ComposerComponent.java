package sms.compose.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import sms.api.compose.Composer;
import sms.api.compose.Draft;
import sms.api.compose.Keyword;
import sms.api.compose.KeywordResolver;
import sms.api.compose.Prepared;
import sms.api.compose.Rewriting;
import sms.api.compose.Segmentation;
import sms.api.host.SchoolDirectory;
import sms.api.portal.PortalAccounts;
import sms.api.problem.Problem;
import sms.compose.internal.keyword.KeywordTable;
import sms.compose.internal.keyword.ParseResult;
import sms.compose.internal.keyword.ParsedText;
import sms.compose.internal.keyword.TextParser;
import sms.compose.internal.message.PreparedMessage;
import sms.compose.internal.message.Secrets;
import sms.compose.internal.message.ValueMemory;
import sms.compose.internal.text.Characters;
import sms.compose.internal.text.Rewritings;
import sms.compose.internal.text.Segmenter;
import sms.compose.internal.text.Tally;

/**
 * Composes with the keywords that are installed at the moment. Where two resolvers know a name the
 * one of the higher {@code service.ranking} has it, then the one that was there first.
 */
@Component(configurationPid = "sms.compose")
@Designate(ocd = ComposeConfig.class)
public final class ComposerComponent implements Composer {
  /** A longer text is not even read: UTF-16 units, keywords and alternatives included. */
  private static final int MAX_TYPED = 10_000;

  private final SchoolDirectory directory;
  private final Clock clock;
  private final SchoolRewritings rewritings;
  private final ValueMemory memory;
  private final ConcurrentNavigableMap<ServiceReference<KeywordResolver>, KeywordResolver>
      resolvers = new ConcurrentSkipListMap<>(Collections.reverseOrder());

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable PortalAccounts portal;

  @Activate
  public ComposerComponent(@Reference SchoolDirectory directory, ComposeConfig config) {
    this(directory, Clock.systemUTC(), SchoolRewritings.of(config));
  }

  ComposerComponent(SchoolDirectory directory, Clock clock) {
    this(directory, clock, new SchoolRewritings(false, Rewritings.standard()));
  }

  ComposerComponent(SchoolDirectory directory, Clock clock, SchoolRewritings rewritings) {
    this.rewritings = rewritings;
    this.directory = directory;
    this.clock = clock;
    this.memory = new ValueMemory(clock);
  }

  /** Asks that portal from now on; null: none. */
  void portal(@Nullable PortalAccounts accounts) {
    portal = accounts;
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void addResolver(KeywordResolver resolver, ServiceReference<KeywordResolver> reference) {
    resolvers.put(reference, resolver);
  }

  void removeResolver(KeywordResolver resolver, ServiceReference<KeywordResolver> reference) {
    resolvers.remove(reference, resolver);
    memory.clear();
  }

  @Override
  public Segmentation segment(String text) {
    return Segmenter.segment(Tally.of(text), text, rewritings.table());
  }

  @Override
  public List<Rewriting> rewritings() {
    return rewritings.table().all();
  }

  @Override
  public boolean rewritesByDefault() {
    return rewritings.byDefault();
  }

  @Override
  public List<Keyword> keywords(Locale locale) {
    Secrets secrets = new Secrets(Optional.ofNullable(portal));
    return KeywordTable.of(resolvers.values(), locale).keywords().stream()
        .filter(keyword -> !keyword.secret() || secrets.speaksOf(keyword))
        .toList();
  }

  @Override
  public Prepared prepare(Draft draft) {
    KeywordTable table = KeywordTable.of(resolvers.values(), draft.locale());
    List<Problem> problems = new ArrayList<>();
    Map<String, ParsedText> translations = new HashMap<>();
    ParsedText text = read(draft.text(), "text", draft, table, problems);
    draft
        .translations()
        .forEach(
            (language, translation) ->
                translations.put(
                    language,
                    read(translation, "translations." + language, draft, table, problems)));
    if (!problems.isEmpty()) {
      return new Prepared.Invalid(problems);
    }
    LocalDate today = LocalDate.now(clock.withZone(directory.school().zone()));
    return new Prepared.Ready(
        PreparedMessage.of(
            draft,
            text,
            translations,
            directory,
            today,
            memory,
            rewritings.table(),
            new Secrets(Optional.ofNullable(portal))));
  }

  /** What could be read; adds problems for what could not. */
  private ParsedText read(
      String typed, String field, Draft draft, KeywordTable table, List<Problem> problems) {
    ParsedText nothing = new ParsedText(List.of(), List.of());
    Locale locale = draft.locale();
    if (typed.length() > MAX_TYPED) {
      // not even composed: a long heap of accents takes time with its square
      problems.add(tooLong(typed, field, locale));
      return nothing;
    }
    String text = Characters.normal(typed);
    if (!Tally.of(text).isVisible()) {
      problems.add(new Problem("text.empty", field, Messages.get(locale, "text.empty")));
      return nothing;
    }
    OptionalInt forbidden = Characters.firstForbidden(text);
    if (forbidden.isPresent()) {
      problems.add(forbidden(text, forbidden.getAsInt(), field, locale));
      return nothing;
    }
    ParseResult result =
        TextParser.parse(text, field, table, rewriting(draft), draft.allowedSecrets(), locale);
    if (result instanceof ParseResult.Wrong wrong) {
      problems.addAll(wrong.problems());
      return nothing;
    }
    ParsedText parsed = ((ParseResult.Read) result).text();
    String least = parsed.literalText();
    if (Segmenter.excess(least, Draft.MAX_PARTS) > 0) {
      problems.add(tooLong(least, field, locale));
    }
    return parsed;
  }

  /** What a draft asks to be done with costly characters. */
  private UnaryOperator<String> rewriting(Draft draft) {
    return draft.rewrite() ? rewritings.table()::apply : UnaryOperator.identity();
  }

  private static Problem tooLong(String text, String field, Locale locale) {
    return new Problem(
        "text.too-long",
        field,
        Messages.get(
            locale, "text.too-long", Draft.MAX_PARTS, Segmenter.excess(text, Draft.MAX_PARTS)));
  }

  private static Problem forbidden(String text, int at, String field, Locale locale) {
    return new Problem(
        "text.character",
        field,
        Messages.get(
            locale,
            "text.character",
            String.format("U+%04X", (int) text.charAt(at)),
            String.valueOf(text.codePointCount(0, at) + 1)));
  }
}
