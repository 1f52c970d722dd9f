package sms.compose.internal.message;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import sms.api.compose.BatchSummary;
import sms.api.compose.Composed;
import sms.api.compose.Draft;
import sms.api.compose.Encoding;
import sms.api.gateway.Money;

/** The figures of a batch, while it is counted. */
final class Totals {
  private final Currency currency;
  private final int[] messagesByParts = new int[Draft.MAX_PARTS + 1];
  private final List<Composed.Blocked> blocked = new ArrayList<>();
  private final List<Composed.Duplicate> duplicates = new ArrayList<>();
  private int messages;
  private long parts;
  private int ucs2;
  private long micros;

  Totals(Currency currency) {
    this.currency = currency;
  }

  void add(int smsParts, Encoding encoding, Money cost) {
    messages++;
    messagesByParts[smsParts]++;
    parts += smsParts;
    micros = Math.addExact(micros, cost.micros());
    if (encoding == Encoding.UCS2) {
      ucs2++;
    }
  }

  void block(Composed.Blocked row) {
    blocked.add(row);
  }

  void duplicate(Composed.Duplicate row) {
    duplicates.add(row);
  }

  BatchSummary summary() {
    return new BatchSummary(
        messages,
        parts,
        partsOf(1),
        partsOf((messages + 1) / 2),
        partsOf(messages),
        ucs2,
        new Money(micros, currency),
        blocked,
        duplicates);
  }

  /** The parts of the n-th SMS, the shortest being the first; 0 when there is none. */
  private int partsOf(int n) {
    int passed = 0;
    for (int p = 0; p < messagesByParts.length; p++) {
      passed += messagesByParts[p];
      if (messages > 0 && passed >= n) {
        return p;
      }
    }
    return 0;
  }
}
