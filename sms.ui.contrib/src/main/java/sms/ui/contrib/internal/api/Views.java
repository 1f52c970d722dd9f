package sms.ui.contrib.internal.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sms.api.gateway.Money;
import sms.api.host.RecordRef;
import sms.api.selection.IgnoreReason;
import sms.api.selection.IgnoredRecipient;
import sms.api.selection.Recipient;
import sms.api.selection.RecipientRole;

/** Parts of answers that several endpoints share. Times are epoch milliseconds. */
final class Views {
  private Views() {}

  /**
   * An amount.
   *
   * @param micros millionths of the unit
   * @param currency ISO 4217
   */
  record Amount(long micros, String currency) {
    static Amount of(Money money) {
      return new Amount(money.micros(), money.currency().getCurrencyCode());
    }
  }

  /**
   * A row of the grid.
   *
   * @param merged who else has that number, at most {@value #MOST_MERGED} of them
   */
  record RecipientRow(
      String key,
      String name,
      String number,
      RecipientRole role,
      @Nullable String record,
      boolean noSms,
      boolean ticked,
      List<String> merged) {
    private static final int MOST_MERGED = 10;

    static RecipientRow of(Recipient recipient, Numbers numbers) {
      return new RecipientRow(
          recipient.key(),
          recipient.name(),
          numbers.shown(recipient.number()),
          recipient.role(),
          recipient.record().map(RecordRef::toString).orElse(null),
          recipient.noSms(),
          recipient.ticked(),
          recipient.others().stream().map(Recipient.Sharer::name).limit(MOST_MERGED).toList());
    }
  }

  /** Somebody who gets nothing. */
  record IgnoredRow(
      String key,
      String name,
      RecipientRole role,
      IgnoreReason reason,
      String cell,
      @Nullable String record) {
    static IgnoredRow of(IgnoredRecipient ignored, Numbers numbers) {
      return new IgnoredRow(
          ignored.key(),
          ignored.name(),
          ignored.role(),
          ignored.reason(),
          numbers.typed(ignored.cell()),
          ignored.record().map(RecordRef::toString).orElse(null));
    }
  }

  /**
   * Some of many rows.
   *
   * @param total how many there are
   * @param from index of the first of these
   */
  record Window<T>(int total, int from, List<T> rows) {
    static <S, T> Window<T> of(
        List<S> all, int from, int count, java.util.function.Function<S, T> view) {
      int start = Math.min(from, all.size());
      int end = (int) Math.min(all.size(), (long) start + count);
      return new Window<>(all.size(), start, all.subList(start, end).stream().map(view).toList());
    }
  }
}
