package sms.ui.contrib.internal.api;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sms.api.dispatch.SmsState;
import sms.api.recap.InvoiceDifference;
import sms.api.recap.InvoiceDifference.Kind;
import sms.api.recap.InvoiceResult;
import sms.ui.contrib.internal.api.Views.Amount;

/**
 * An invoice beside the recap.
 *
 * @param from first day of the period
 * @param to last day of the period
 * @param matched lines whose SMS was found
 * @param withParts whether the file tells how many SMS a line bills
 * @param withPrices whether the file tells prices
 * @param groups kinds of differences there are, in the order in which they are shown
 */
record InvoiceView(
    String from,
    String to,
    SumView invoice,
    SumView ours,
    long matched,
    boolean withParts,
    boolean withPrices,
    List<GroupView> groups) {
  /** Lines of each kind that are shown. */
  static final int SHOWN = 200;

  static InvoiceView of(InvoiceResult.Compared compared, Lines lines) {
    List<GroupView> groups = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      Long count = compared.differences().get(kind);
      if (count != null) {
        groups.add(new GroupView(kind, count, lines.of(kind)));
      }
    }
    return new InvoiceView(
        compared.from().toString(),
        compared.to().toString(),
        SumView.of(compared.invoice()),
        SumView.of(compared.ours()),
        compared.matched(),
        compared.withParts(),
        compared.withPrices(),
        groups);
  }

  /** The first of each kind. */
  static final class Lines {
    private final Map<Kind, List<LineView>> byKind = new EnumMap<>(Kind.class);

    void add(InvoiceDifference difference) {
      List<LineView> shown = byKind.computeIfAbsent(difference.kind(), kind -> new ArrayList<>());
      if (shown.size() < SHOWN) {
        shown.add(LineView.of(difference));
      }
    }

    List<LineView> of(Kind kind) {
      return List.copyOf(byKind.getOrDefault(kind, List.of()));
    }
  }

  /** One side. */
  record SumView(long messages, long parts, Amount cost) {
    static SumView of(InvoiceResult.Sum sum) {
      return new SumView(sum.messages(), sum.parts(), Amount.of(sum.cost()));
    }
  }

  /**
   * Differences of one kind.
   *
   * @param count how many there are
   * @param lines the first {@value InvoiceView#SHOWN} of them
   */
  record GroupView(Kind kind, long count, List<LineView> lines) {}

  /** One difference; what one side lacks is absent. */
  record LineView(@Nullable BilledView billed, @Nullable SentView sent) {
    static LineView of(InvoiceDifference difference) {
      return new LineView(
          difference.billed().map(BilledView::of).orElse(null),
          difference.sent().map(SentView::of).orElse(null));
    }
  }

  /** A line of the invoice. */
  record BilledView(
      int line,
      String id,
      String number,
      @Nullable String day,
      @Nullable Integer parts,
      @Nullable Amount price) {
    static BilledView of(InvoiceDifference.Billed billed) {
      return new BilledView(
          billed.line(),
          billed.id(),
          billed.number(),
          billed.day().map(LocalDate::toString).orElse(null),
          billed.parts().isPresent() ? billed.parts().getAsInt() : null,
          billed.price().map(Amount::of).orElse(null));
    }
  }

  /** One of our SMS. */
  record SentView(
      long id, String recipient, String number, long at, SmsState state, int parts, Amount cost) {
    static SentView of(InvoiceDifference.Sent sent) {
      return new SentView(
          sent.id(),
          sent.recipient(),
          sent.number().e164(),
          sent.at().toEpochMilli(),
          sent.state(),
          sent.parts(),
          Amount.of(sent.cost()));
    }
  }
}
