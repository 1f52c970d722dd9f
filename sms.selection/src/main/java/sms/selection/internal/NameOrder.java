package sms.selection.internal;

import java.text.CollationKey;
import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * By family name, first name, key, as a French list does: « ÉVRARD » between « EVANS » and « FABRE
 * ». The two names are compared one after the other, so that all MARTIN come before MARTINE.
 *
 * <p>A school has far fewer names than rows: each name is compared with the others once, and the
 * rows then by the places of their names.
 */
final class NameOrder {
  private record Sortable(long names, Row row) {}

  private NameOrder() {}

  /** The rows in order; the argument stays as it is. */
  static List<Row> sorted(List<Row> rows) {
    Map<String, Integer> numbers = new HashMap<>();
    List<String> names = new ArrayList<>();
    int[] lastNames = new int[rows.size()];
    int[] firstNames = new int[rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      lastNames[i] = number(rows.get(i).lastName(), numbers, names);
      firstNames[i] = number(rows.get(i).firstName(), numbers, names);
    }
    int[] places = places(names);
    return IntStream.range(0, rows.size())
        .mapToObj(i -> sortable(rows.get(i), places[lastNames[i]], places[firstNames[i]]))
        .sorted(Comparator.comparingLong(Sortable::names).thenComparing(s -> s.row().key()))
        .map(Sortable::row)
        .toList();
  }

  private static Sortable sortable(Row row, int lastName, int firstName) {
    return new Sortable(((long) lastName << Integer.SIZE) | firstName, row);
  }

  /** Of a name, counted in the order of their first occurrence. */
  private static int number(String name, Map<String, Integer> numbers, List<String> names) {
    Integer known = numbers.putIfAbsent(name, names.size());
    if (known != null) {
      return known;
    }
    names.add(name);
    return names.size() - 1;
  }

  /**
   * The place of each name among all; the same for names that the language does not tell apart.
   *
   * @return by number
   */
  private static int[] places(List<String> names) {
    Collator collator = Collator.getInstance(Locale.FRENCH);
    List<CollationKey> keys = names.stream().map(collator::getCollationKey).toList();
    int[] sorted =
        IntStream.range(0, keys.size())
            .boxed()
            .sorted(Comparator.comparing(keys::get))
            .mapToInt(Integer::intValue)
            .toArray();
    int[] places = new int[keys.size()];
    for (int i = 1; i < sorted.length; i++) {
      boolean same = keys.get(sorted[i]).compareTo(keys.get(sorted[i - 1])) == 0;
      places[sorted[i]] = places[sorted[i - 1]] + (same ? 0 : 1);
    }
    return places;
  }
}
