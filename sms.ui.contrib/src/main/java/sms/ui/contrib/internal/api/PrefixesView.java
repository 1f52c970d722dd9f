package sms.ui.contrib.internal.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sms.api.recap.PrefixRate;

/** How many SMS arrived, by the beginning of the number. */
record PrefixesView(List<Row> prefixes) {
  static PrefixesView of(List<PrefixRate> rates) {
    return new PrefixesView(rates.stream().map(Row::of).toList());
  }

  /**
   * One beginning.
   *
   * @param country its country code; absent: small ones together
   * @param national the digits after it
   * @param pending without a report
   * @param rate share of those with a report that arrived; absent: there is no report
   */
  record Row(
      @Nullable String country,
      @Nullable String national,
      long sent,
      long delivered,
      long undelivered,
      long pending,
      @Nullable Double rate) {
    static Row of(PrefixRate rate) {
      return new Row(
          rate.prefix().map(PrefixRate.Prefix::country).orElse(null),
          rate.prefix().map(PrefixRate.Prefix::national).orElse(null),
          rate.sent(),
          rate.delivered(),
          rate.undelivered(),
          rate.pending(),
          rate.rate().isPresent() ? rate.rate().getAsDouble() : null);
    }
  }
}
