package sms.selection.internal;

import java.text.CollationKey;
import java.text.Collator;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * By family name, first name, key, as a French list does: « ÉVRARD » between « EVANS » and « FABRE
 * ». The two names are compared one after the other, so that all MARTIN come before MARTINE.
 * Belongs to one selection and one thread.
 */
final class NameOrder {
  private final Collator collator = Collator.getInstance(Locale.FRENCH);
  private final Map<String, CollationKey> keys = new HashMap<>();

  private record Sortable(CollationKey last, CollationKey first, Row row) {}

  /** The rows in order; the argument stays as it is. */
  List<Row> sorted(List<Row> rows) {
    return rows.stream()
        .map(row -> new Sortable(key(row.lastName()), key(row.firstName()), row))
        .sorted(
            Comparator.comparing(Sortable::last)
                .thenComparing(Sortable::first)
                .thenComparing(s -> s.row().key()))
        .map(Sortable::row)
        .toList();
  }

  private CollationKey key(String name) {
    return keys.computeIfAbsent(name, collator::getCollationKey);
  }
}
