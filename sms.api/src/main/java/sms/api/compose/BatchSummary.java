package sms.api.compose;

import static java.util.Objects.requireNonNull;

import java.util.List;
import sms.api.gateway.Money;

/**
 * A batch after expansion, exact.
 *
 * @param messages how many SMS leave
 * @param parts how many are billed
 * @param minParts parts of the shortest; 0 when none leaves
 * @param typicalParts the median; 0 when none leaves
 * @param maxParts parts of the longest; 0 when none leaves
 * @param ucs2 how many of the messages travel as UCS-2
 * @param cost of all together
 * @param blocked the rows that get nothing, with the reason, in order; may be empty
 * @param duplicates the rows that an earlier row's SMS serves too, in order; may be empty
 */
public record BatchSummary(
    int messages,
    long parts,
    int minParts,
    int typicalParts,
    int maxParts,
    int ucs2,
    Money cost,
    List<Composed.Blocked> blocked,
    List<Composed.Duplicate> duplicates) {
  public BatchSummary {
    requireNonNull(cost, "cost");
    blocked = List.copyOf(blocked);
    duplicates = List.copyOf(duplicates);
  }
}
