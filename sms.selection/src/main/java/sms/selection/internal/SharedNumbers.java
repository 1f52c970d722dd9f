package sms.selection.internal;

import static java.util.Comparator.comparing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
    Map<PhoneNumber, Row> first = new HashMap<>();
    Map<PhoneNumber, List<Row>> shared = new HashMap<>();
    for (Row row : rows) {
      row.number()
          .ifPresent(
              number -> {
                Row earlier = first.putIfAbsent(number, row);
                if (earlier != null) {
                  shared.computeIfAbsent(number, n -> new ArrayList<>(List.of(earlier))).add(row);
                }
              });
    }
    return shared;
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
