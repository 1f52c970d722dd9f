package sms.dispatch.internal.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import sms.api.compose.BatchSummary;
import sms.api.compose.Composed;
import sms.api.compose.Composer;
import sms.api.compose.Draft;
import sms.api.compose.Encoding;
import sms.api.compose.Keyword;
import sms.api.compose.Prepared;
import sms.api.compose.Rewriting;
import sms.api.compose.Segmentation;
import sms.api.gateway.Money;
import sms.api.problem.Problem;
import sms.api.selection.Recipient;

/** Texts as they are, one part each. */
public final class PlainComposer implements Composer {
  private static final Money PRICE = new Money(45_000L, java.util.Currency.getInstance("EUR"));

  @Override
  public Prepared prepare(Draft draft) {
    return draft.text().isEmpty()
        ? new Prepared.Invalid(List.of(Problem.of("text", "empty")))
        : new Prepared.Ready(new Plain(draft.text()));
  }

  private record Plain(String text) implements Prepared.Message {
    @Override
    public Composed compose(Recipient recipient) {
      return new Composed.Composition(
          recipient, text, new Segmentation(Encoding.GSM7, 1, 1, 159, List.of()), PRICE);
    }

    @Override
    public boolean secret() {
      return false;
    }

    @Override
    public Stream<Composed> composeAll(Iterable<Recipient> recipients) {
      return StreamSupport.stream(recipients.spliterator(), false).map(this::compose);
    }

    @Override
    public BatchSummary summarise(Iterable<Recipient> recipients) {
      List<Recipient> all = new ArrayList<>();
      recipients.forEach(all::add);
      int count = all.size();
      return new BatchSummary(
          count,
          count,
          1,
          1,
          1,
          0,
          new Money(PRICE.micros() * count, PRICE.currency()),
          List.of(),
          List.of());
    }

    @Override
    public Locale locale() {
      return Locale.FRENCH;
    }
  }

  @Override
  public Segmentation segment(String text) {
    return new Segmentation(Encoding.GSM7, 1, 1, 159, List.of());
  }

  @Override
  public List<Rewriting> rewritings() {
    return List.of();
  }

  @Override
  public boolean rewritesByDefault() {
    return false;
  }

  @Override
  public List<Keyword> keywords(Locale locale) {
    return List.of();
  }
}
