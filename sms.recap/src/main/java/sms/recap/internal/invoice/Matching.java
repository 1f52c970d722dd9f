package sms.recap.internal.invoice;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Currency;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import sms.api.gateway.Money;
import sms.api.recap.InvoiceDifference;
import sms.api.recap.InvoiceDifference.Kind;
import sms.api.recap.InvoiceResult.Sum;

/**
 * Finds the SMS of each line of an invoice. Our SMS come by twice, in any order: first those that a
 * line names by the provider's id, then the others, by number and day. Of them a bit each is kept.
 */
final class Matching {
  private final List<InvoiceLine> lines;
  private final Currency currency;
  private final ZoneId zone;
  private final LocalDate from;
  private final LocalDate to;
  private final long lowestId;
  private final Consumer<InvoiceDifference> each;

  private final Map<String, Integer> byId = new HashMap<>();
  private final Map<NumberAndDay, Waiting> byNumber = new HashMap<>();
  private final BitSet twice = new BitSet();
  private final BitSet foundLines = new BitSet();
  private final BitSet foundSms = new BitSet();
  private final Set<String> gateways = new HashSet<>();
  private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
  private long messages;
  private long parts;
  private long micros;

  /** What an SMS is found by when no id tells. */
  private record NumberAndDay(long key, int day) {}

  /** Lines of one number and day that have no SMS yet, and whether one of them has found hers. */
  private static final class Waiting {
    private final Deque<Integer> lines = new ArrayDeque<>();
    private boolean found;
  }

  /**
   * @param from first day of the period: SMS of the days beside it count only when a line has them
   * @param to last day of the period
   * @param lowestId lowest id of our SMS that will come by
   * @param each gets each difference
   */
  Matching(
      List<InvoiceLine> lines,
      Currency currency,
      ZoneId zone,
      LocalDate from,
      LocalDate to,
      long lowestId,
      Consumer<InvoiceDifference> each) {
    this.lines = lines;
    this.currency = currency;
    this.zone = zone;
    this.from = from;
    this.to = to;
    this.lowestId = lowestId;
    this.each = each;
    for (int i = 0; i < lines.size(); i++) {
      String id = lines.get(i).id();
      if (!id.isEmpty() && byId.putIfAbsent(id, i) != null) {
        twice.set(i);
      }
    }
  }

  /** All our SMS come by for the first time. */
  void byId(SentSms sms) {
    Integer line = sms.providerId().map(byId::get).orElse(null);
    if (line != null && !foundLines.get(line)) {
      found(line, sms);
      sms.gatewayId().ifPresent(gateways::add);
    }
  }

  /** Between the two. */
  void turn() {
    for (int i = 0; i < lines.size(); i++) {
      InvoiceLine line = lines.get(i);
      if (!foundLines.get(i) && !twice.get(i) && line.hasNumberAndDay()) {
        byNumber
            .computeIfAbsent(new NumberAndDay(line.key(), line.day()), key -> new Waiting())
            .lines
            .add(i);
      }
    }
  }

  /** All our SMS come by for the second time. */
  void byNumber(SentSms sms) {
    if (foundSms.get(bit(sms)) || !isOfTheProvider(sms)) {
      return;
    }
    LocalDate day = sms.shown().at().atZone(zone).toLocalDate();
    long key = PhoneKey.of(sms.shown().number().e164());
    Waiting waiting = byNumber.get(new NumberAndDay(key, (int) day.toEpochDay()));
    Integer line = waiting == null ? null : waiting.lines.poll();
    if (waiting != null && line != null) {
      waiting.found = true;
      found(line, sms);
    } else if (!day.isBefore(from) && !day.isAfter(to)) {
      count(sms);
      tell(Kind.SENT_NOT_BILLED, Optional.empty(), Optional.of(sms));
    }
  }

  private boolean isOfTheProvider(SentSms sms) {
    return gateways.isEmpty() || sms.gatewayId().filter(gateways::contains).isPresent();
  }

  /** Lines that have found nothing. */
  void end() {
    for (int i = 0; i < lines.size(); i++) {
      InvoiceLine line = lines.get(i);
      if (!foundLines.get(i)) {
        tell(kind(i, line), Optional.of(line), Optional.empty());
      }
    }
  }

  private Kind kind(int i, InvoiceLine line) {
    if (!line.readable()) {
      return Kind.UNREADABLE;
    }
    Waiting waiting = byNumber.get(new NumberAndDay(line.key(), line.day()));
    boolean hasAnother = line.id().isEmpty() && waiting != null && waiting.found;
    return twice.get(i) || hasAnother ? Kind.BILLED_TWICE : Kind.BILLED_NOT_SENT;
  }

  private void found(int i, SentSms sms) {
    InvoiceLine line = lines.get(i);
    foundLines.set(i);
    foundSms.set(bit(sms));
    count(sms);
    if (line.partsDiffer(sms.shown().parts())) {
      tell(Kind.PARTS_DIFFER, Optional.of(line), Optional.of(sms));
    }
    if (sms.shown().cost().currency().equals(currency)
        && line.priceDiffers(sms.shown().cost().micros())) {
      tell(Kind.PRICE_DIFFERS, Optional.of(line), Optional.of(sms));
    }
  }

  private int bit(SentSms sms) {
    return Math.toIntExact(sms.shown().id() - lowestId);
  }

  private void count(SentSms sms) {
    messages++;
    parts += sms.shown().parts();
    micros += sms.shown().cost().currency().equals(currency) ? sms.shown().cost().micros() : 0;
  }

  private void tell(Kind kind, Optional<InvoiceLine> line, Optional<SentSms> sms) {
    counts.merge(kind, 1L, Long::sum);
    each.accept(
        new InvoiceDifference(kind, line.map(l -> l.billed(currency)), sms.map(SentSms::shown)));
  }

  /** What the readable lines bill. */
  Sum invoice() {
    long all = 0;
    long allParts = 0;
    long allMicros = 0;
    for (InvoiceLine line : lines) {
      if (line.readable()) {
        all++;
        allParts += Math.max(0, line.parts());
        allMicros += Math.max(0, line.micros());
      }
    }
    return new Sum(all, allParts, new Money(allMicros, currency));
  }

  /** What was sent. */
  Sum ours() {
    return new Sum(messages, parts, new Money(micros, currency));
  }

  /** Lines whose SMS was found. */
  long matched() {
    return foundLines.cardinality();
  }

  /** How many differences of each kind. */
  Map<Kind, Long> counts() {
    return counts;
  }
}
