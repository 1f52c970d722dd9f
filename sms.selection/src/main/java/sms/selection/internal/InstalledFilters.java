package sms.selection.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.Constants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.api.selection.RecipientFilter;

/**
 * The filters that are there at this moment. Of two with the same id the one with the higher
 * service ranking counts, so that a school may replace one of ours. Safe for concurrent use; a
 * selection works on one snapshot.
 */
final class InstalledFilters {
  private static final Logger LOG = LoggerFactory.getLogger(InstalledFilters.class);

  private record Entry(RecipientFilter filter, String id, int order, int ranking, long serviceId) {}

  private final List<Entry> entries = new ArrayList<>();
  private volatile List<RecipientFilter> snapshot = List.of();

  synchronized void add(RecipientFilter filter, Map<String, ?> properties) {
    int ranking = properties.get(Constants.SERVICE_RANKING) instanceof Integer r ? r : 0;
    long id = properties.get(Constants.SERVICE_ID) instanceof Long l ? l : Long.MAX_VALUE;
    entries.add(new Entry(filter, filter.id(), filter.order(), ranking, id));
    refresh();
  }

  synchronized void remove(RecipientFilter filter) {
    entries.removeIf(e -> e.filter() == filter);
    refresh();
  }

  /** In the order of the screen. */
  List<RecipientFilter> all() {
    return snapshot;
  }

  Optional<RecipientFilter> byId(String id) {
    return snapshot.stream().filter(f -> f.id().equals(id)).findFirst();
  }

  private void refresh() {
    entries.sort(
        Comparator.comparingInt(Entry::order)
            .thenComparing(Entry::id)
            .thenComparing(Comparator.comparingInt(Entry::ranking).reversed())
            .thenComparingLong(Entry::serviceId));
    List<Entry> chosen = new ArrayList<>();
    for (Entry entry : entries) {
      Optional<Entry> rival = chosen.stream().filter(e -> e.id().equals(entry.id())).findFirst();
      if (rival.isEmpty()) {
        chosen.add(entry);
      } else {
        LOG.warn("two filters with the id {}: the one with the higher ranking counts", entry.id());
        if (entry.ranking() > rival.get().ranking()) {
          chosen.set(chosen.indexOf(rival.get()), entry);
        }
      }
    }
    chosen.sort(Comparator.comparingInt(Entry::order).thenComparing(Entry::id));
    snapshot = chosen.stream().map(Entry::filter).toList();
  }
}
