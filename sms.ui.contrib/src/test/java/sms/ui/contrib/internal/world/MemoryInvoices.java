package sms.ui.contrib.internal.world;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import sms.api.dispatch.SmsState;
import sms.api.gateway.Money;
import sms.api.host.Caller;
import sms.api.host.School;
import sms.api.problem.Problem;
import sms.api.recap.InvoiceComparison;
import sms.api.recap.InvoiceDifference;
import sms.api.recap.InvoiceDifference.Billed;
import sms.api.recap.InvoiceDifference.Kind;
import sms.api.recap.InvoiceDifference.Sent;
import sms.api.recap.InvoicePeriod;
import sms.api.recap.InvoiceResult;
import sms.api.recap.InvoiceResult.Sum;
import sms.api.selection.PhoneNumber;

/**
 * Reads files of one word a line, each the kind of a difference, or {@code OK}; anything else is
 * refused.
 */
public final class MemoryInvoices implements InvoiceComparison {
  private static final LocalDate FROM = LocalDate.of(2026, 11, 1);

  private InvoicePeriod asked = InvoicePeriod.OF_THE_FILE;

  /** The period of the last call. */
  public InvoicePeriod asked() {
    return asked;
  }

  @Override
  public InvoiceResult compare(
      byte[] file,
      InvoicePeriod period,
      School school,
      Caller caller,
      Consumer<InvoiceDifference> each) {
    asked = period;
    List<String> lines = new String(file, StandardCharsets.UTF_8).lines().toList();
    Money price = new Money(45_000, school.currency());
    Map<Kind, Long> counts = new EnumMap<>(Kind.class);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.equals("OK")) {
        continue;
      }
      if (List.of(Kind.values()).stream().noneMatch(kind -> kind.name().equals(line))) {
        return new InvoiceResult.Unreadable(
            List.of(
                new Problem(
                    "invoice.headers",
                    "file",
                    "Les colonnes de ce fichier ne sont pas reconnues. Trouvées : " + line)));
      }
      Kind kind = Kind.valueOf(line);
      counts.merge(kind, 1L, Long::sum);
      each.accept(difference(kind, i + 1, price));
    }
    return new InvoiceResult.Compared(
        period.from().orElse(FROM),
        period.to().orElse(FROM.plusDays(29)),
        new Sum(lines.size(), lines.size(), price.times(lines.size())),
        new Sum(lines.size(), lines.size() + 1L, price.times(lines.size() + 1L)),
        lines.stream().filter("OK"::equals).count(),
        true,
        true,
        counts);
  }

  private static InvoiceDifference difference(Kind kind, int line, Money price) {
    Billed billed =
        new Billed(
            line,
            "id-" + line,
            "06 39 98 00 " + (10 + line % 90),
            Optional.of(FROM.plusDays(line % 30)),
            OptionalInt.of(2),
            Optional.of(price.times(2)));
    Sent sent =
        new Sent(
            line,
            "=POTTER Lily",
            new PhoneNumber("+336399800" + (10 + line % 90)),
            Instant.parse("2026-11-02T08:00:00Z"),
            SmsState.DELIVERED,
            1,
            price);
    return new InvoiceDifference(
        kind,
        kind == Kind.SENT_NOT_BILLED ? Optional.empty() : Optional.of(billed),
        switch (kind) {
          case SENT_NOT_BILLED, PARTS_DIFFER, PRICE_DIFFERS -> Optional.of(sent);
          case BILLED_NOT_SENT, BILLED_TWICE, UNREADABLE -> Optional.empty();
        });
  }
}
