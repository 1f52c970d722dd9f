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
 * Merges rows to the same number, as far as no personalised text can get lost: a row is a duplicate
 * of another whose text speaks about at least the same pupils (responsable 1 and spouse with one
 * mobile; a pupil whose cell is the mother's, sent to from the record; a typed number that is
 * somebody's). One number in two families, or of two pupils, stays two rows: the texts may differ.
 */
final class SharedNumbers {
  /**
   * Who is kept: rather one that is ticked, rather the one whose text says more, then responsable 1
   * before the spouse.
   */
  private static final Comparator<Row> KEPT_FIRST =
      comparing((Row row) -> !row.ticked())
          .thenComparing(comparing((Row row) -> row.about().size()).reversed())
          .thenComparing(Row::role)
          .thenComparing(Row::key);

  private SharedNumbers() {}

  /** The same rows in the same order, duplicates ignored. */
  static List<Row> merge(List<Row> rows) {
    Map<PhoneNumber, List<Row>> shared = shared(rows);
    if (shared.isEmpty()) {
      return rows;
    }
    Map<String, Row> changed = new HashMap<>();
    shared.values().forEach(same -> mergeSame(same, changed));
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

  private static void mergeSame(List<Row> same, Map<String, Row> changed) {
    Map<Row, List<String>> kept = new HashMap<>();
    List<Row> keptInOrder = new ArrayList<>();
    for (Row row : same.stream().sorted(KEPT_FIRST).toList()) {
      keptInOrder.stream()
          .filter(k -> k.about().containsAll(row.about()))
          .findFirst()
          .ifPresentOrElse(
              k -> {
                kept.computeIfAbsent(k, x -> new ArrayList<>()).add(row.name());
                changed.put(row.key(), row.ignored(IgnoreReason.DUPLICATE));
              },
              () -> keptInOrder.add(row));
    }
    kept.forEach(
        (row, names) ->
            row.number()
                .ifPresent(
                    number ->
                        changed.put(row.key(), row.with(new Outcome.Reached(number, names)))));
  }
}
