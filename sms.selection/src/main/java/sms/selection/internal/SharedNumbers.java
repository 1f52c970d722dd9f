package sms.selection.internal;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sms.api.selection.IgnoreReason;
import sms.api.selection.PhoneNumber;
import sms.selection.internal.Row.Outcome;

/**
 * Finds the rows that go to one number and tells each of them with whom it shares it.
 *
 * <p>Two people are never merged here: whether their texts differ, by a first name, a child or a
 * login, is known only when they are composed, and there the same text to the same number becomes
 * one SMS. Only a number typed by hand, which has no text of its own, is a duplicate of any other
 * row that goes to it.
 */
final class SharedNumbers {
  /** First who is sent to, then by quality: people before typed numbers. */
  private static final Comparator<Row> MAIN_FIRST =
      comparing((Row row) -> !row.ticked()).thenComparing(Row::role).thenComparing(Row::key);

  private SharedNumbers() {}

  /** The same rows in the same order. */
  static List<Row> mark(List<Row> rows) {
    Map<PhoneNumber, List<Row>> shared = shared(rows);
    if (shared.isEmpty()) {
      return rows;
    }
    Map<String, Row> changed = new HashMap<>();
    shared.forEach((number, same) -> mark(number, same, changed));
    return rows.stream().map(row -> changed.getOrDefault(row.key(), row)).toList();
  }

  /** Only the numbers of more than one row. */
  private static Map<PhoneNumber, List<Row>> shared(List<Row> rows) {
    Set<Long> repeated = repeated(rows);
    if (repeated.isEmpty()) {
      return Map.of();
    }
    Map<PhoneNumber, List<Row>> shared = new HashMap<>();
    for (Row row : rows) {
      row.number()
          .filter(number -> repeated.contains(asLong(number)))
          .ifPresent(number -> shared.computeIfAbsent(number, n -> new ArrayList<>()).add(row));
    }
    return shared;
  }

  /** Found by sorting: a million numbers take 8 MB, and no entries of a map. */
  private static Set<Long> repeated(List<Row> rows) {
    long[] numbers = new long[rows.size()];
    int count = 0;
    for (Row row : rows) {
      if (row.outcome() instanceof Outcome.Reached reached) {
        numbers[count++] = asLong(reached.number());
      }
    }
    Arrays.sort(numbers, 0, count);
    Set<Long> repeated = new HashSet<>();
    for (int i = 1; i < count; i++) {
      if (numbers[i] == numbers[i - 1]) {
        repeated.add(numbers[i]);
      }
    }
    return repeated;
  }

  /** At most 15 digits (ITU-T E.164). */
  private static long asLong(PhoneNumber number) {
    return Long.parseLong(number.e164(), 1, number.e164().length(), 10);
  }

  private static void mark(PhoneNumber number, List<Row> same, Map<String, Row> changed) {
    List<Row> inOrder = same.stream().sorted(MAIN_FIRST).toList();
    // one list for all: a number that a thousand people share takes no million entries
    Outcome reached = new Outcome.Reached(number, inOrder.stream().map(Row::sharer).toList());
    Outcome duplicate = new Outcome.Ignored(IgnoreReason.DUPLICATE);
    for (int i = 0; i < inOrder.size(); i++) {
      Row row = inOrder.get(i);
      // an unticked row is not sent to, so it comes behind and takes nothing from a typed number
      boolean typedAgain = row.isTyped() && i > 0;
      changed.put(row.key(), row.with(typedAgain ? duplicate : reached));
    }
  }
}
