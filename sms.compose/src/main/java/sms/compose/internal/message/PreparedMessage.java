package sms.compose.internal.message;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import sms.api.compose.BatchSummary;
import sms.api.compose.Composed;
import sms.api.compose.Draft;
import sms.api.compose.Prepared;
import sms.api.host.SchoolDirectory;
import sms.api.portal.SecretSlot;
import sms.api.problem.Problem;
import sms.api.selection.PhoneNumber;
import sms.api.selection.Recipient;
import sms.compose.internal.keyword.ParsedText;
import sms.compose.internal.text.Rewritings;

/** A text that was read, in one language or in several. Immutable but for memories. */
public final class PreparedMessage implements Prepared.Message {
  private final CompiledText text;
  private final Map<String, CompiledText> translations;
  private final ValueReader reader;
  private final ValueMemory memory;
  private final Prices prices;
  private final Locale locale;

  /** Used again by the next recipient, unless another thread has it. */
  private final AtomicReference<@Nullable Expansion> spare = new AtomicReference<>();

  private PreparedMessage(
      CompiledText text,
      Map<String, CompiledText> translations,
      ValueReader reader,
      ValueMemory memory,
      Prices prices,
      Locale locale) {
    this.text = text;
    this.translations = translations;
    this.reader = reader;
    this.memory = memory;
    this.prices = prices;
    this.locale = locale;
  }

  /**
   * Of what was read.
   *
   * @param translations by language, as in {@link Draft#translations}
   * @param today the day it is at the school
   * @param memory of the batches in work
   * @param rewritings the school's
   * @param secrets of the portal
   */
  public static PreparedMessage of(
      Draft draft,
      ParsedText text,
      Map<String, ParsedText> translations,
      SchoolDirectory directory,
      LocalDate today,
      ValueMemory memory,
      Rewritings rewritings,
      Secrets secrets) {
    Map<String, CompiledText> compiled = new HashMap<>();
    translations.forEach(
        (language, translation) ->
            compiled.put(
                language,
                CompiledText.of(
                    translation, Optional.of(Locale.forLanguageTag(language)), draft.locale())));
    return new PreparedMessage(
        CompiledText.of(text, draft.language(), draft.locale()),
        Map.copyOf(compiled),
        new ValueReader(directory, today, rewritings, draft.rewrite(), secrets),
        memory,
        new Prices(draft.tariff(), directory.school().currency()),
        draft.locale());
  }

  @Override
  public Locale locale() {
    return locale;
  }

  @Override
  public boolean secret() {
    return text.secret() || translations.values().stream().anyMatch(CompiledText::secret);
  }

  @Override
  public Composed compose(Recipient recipient) {
    CompiledText own = textFor(recipient);
    Expansion kept = own == text ? spare.getAndSet(null) : null;
    Expansion expansion = kept != null ? kept : new Expansion(own, reader, locale);
    Composed composed = composed(recipient, expansion, expansion.expand(recipient));
    if (own == text) {
      spare.set(expansion);
    }
    return composed;
  }

  private Composed composed(Recipient recipient, Expansion expansion, Optional<Problem> problem) {
    if (problem.isPresent()) {
      return new Composed.Blocked(recipient, problem.get());
    }
    return new Composed.Composition(
        recipient,
        expansion.text(),
        expansion.segmentation(),
        prices.of(recipient.number(), expansion.parts()),
        expansion.secret());
  }

  @Override
  public Stream<Composed> composeAll(Iterable<Recipient> recipients) {
    Batch batch = new Batch(recipients, memory.anew(recipients));
    Iterator<Recipient> iterator = recipients.iterator();
    Iterator<Composed> composed =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return iterator.hasNext();
          }

          @Override
          public Composed next() {
            return batch.compose(iterator.next());
          }
        };
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(
            composed, Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE),
        false);
  }

  @Override
  public BatchSummary summarise(Iterable<Recipient> recipients) {
    Batch batch = new Batch(recipients, memory.of(recipients));
    Totals totals = new Totals(prices.currency());
    for (Recipient recipient : recipients) {
      batch.count(recipient, totals);
    }
    return totals.summary();
  }

  private CompiledText textFor(Recipient recipient) {
    return translations.isEmpty()
        ? text
        : translations.getOrDefault(recipient.language().getLanguage(), text);
  }

  /** One pass over a batch: what can be used again for the next row, and what went before. */
  private final class Batch {
    private final RepeatedNumbers repeated;
    private final Map<Sms, Recipient> seen = new HashMap<>();
    private final Map<CompiledText, Expansion> expansions = new HashMap<>();
    private final Optional<ValueMemory.Batch> values;
    private final Expansion main;
    private int row;

    Batch(Iterable<Recipient> recipients, Optional<ValueMemory.Batch> values) {
      this.values = values;
      repeated = RepeatedNumbers.in(recipients);
      main = new Expansion(text, reader, locale, values);
    }

    Composed compose(Recipient recipient) {
      Expansion expansion = expansionFor(recipient);
      Composed composed = composed(recipient, expansion, expansion.expand(recipient, row++));
      if (composed instanceof Composed.Composition composition
          && repeated.contains(recipient.number())) {
        Recipient first =
            seen.putIfAbsent(
                new Sms(
                    recipient.number(),
                    composition.text(),
                    composition.secret().map(SecretSlot::accountId)),
                recipient);
        if (first != null) {
          return new Composed.Duplicate(recipient, first);
        }
      }
      return composed;
    }

    void count(Recipient recipient, Totals totals) {
      Expansion expansion = expansionFor(recipient);
      Optional<Problem> problem = expansion.expand(recipient, row++);
      if (problem.isPresent()) {
        totals.block(new Composed.Blocked(recipient, problem.get()));
        return;
      }
      if (repeated.contains(recipient.number())) {
        Recipient first =
            seen.putIfAbsent(
                new Sms(recipient.number(), expansion.text(), expansion.accountId()), recipient);
        if (first != null) {
          totals.duplicate(new Composed.Duplicate(recipient, first));
          return;
        }
      }
      totals.add(
          expansion.parts(),
          expansion.tally().encoding(),
          prices.of(recipient.number(), expansion.parts()));
    }

    private Expansion expansionFor(Recipient recipient) {
      CompiledText own = textFor(recipient);
      return own == text
          ? main
          : expansions.computeIfAbsent(own, t -> new Expansion(t, reader, locale, values));
    }
  }

  /** What would make two rows one SMS: two secrets look the same and are not. */
  private record Sms(PhoneNumber number, String text, Optional<String> accountId) {}
}
