package sms.ui.contrib.internal.world;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import sms.api.host.Caller;
import sms.api.host.Right;
import sms.api.selection.SavedSelection;
import sms.api.selection.SelectionChange;
import sms.api.selection.SelectionStore;

/** Saved selections, in memory. */
final class MemorySelections implements SelectionStore {
  private final Map<Long, SavedSelection> kept = new ConcurrentHashMap<>();
  private final AtomicLong ids = new AtomicLong();

  @Override
  public List<SavedSelection> list(Caller caller) {
    return kept.values().stream()
        .filter(saved -> saved.shared() || saved.userId().equals(caller.userId()))
        .sorted(Comparator.comparing(SavedSelection::name))
        .toList();
  }

  @Override
  public SavedSelection save(String name, boolean shared, String criteria, Caller caller) {
    long id = named(name, caller.userId()).map(SavedSelection::id).orElseGet(ids::incrementAndGet);
    return keep(new SavedSelection(id, name, caller.userId(), shared, criteria, Instant.EPOCH));
  }

  @Override
  public SelectionChange change(long id, String name, boolean shared, Caller caller) {
    Optional<SavedSelection> found = changeable(id, caller);
    if (found.isEmpty()) {
      return new SelectionChange.Unknown();
    }
    SavedSelection old = found.get();
    if (named(name, old.userId()).filter(other -> other.id() != id).isPresent()) {
      return new SelectionChange.NameTaken();
    }
    return new SelectionChange.Changed(
        keep(
            new SavedSelection(
                id, name, old.userId(), shared, old.criteria(), Instant.ofEpochSecond(1))));
  }

  @Override
  public boolean delete(long id, Caller caller) {
    return changeable(id, caller).map(found -> kept.remove(found.id())).isPresent();
  }

  private SavedSelection keep(SavedSelection selection) {
    kept.put(selection.id(), selection);
    return selection;
  }

  private Optional<SavedSelection> named(String name, String userId) {
    return kept.values().stream()
        .filter(saved -> saved.name().equals(name) && saved.userId().equals(userId))
        .findFirst();
  }

  private Optional<SavedSelection> changeable(long id, Caller caller) {
    return Optional.ofNullable(kept.get(id))
        .filter(s -> s.userId().equals(caller.userId()) || caller.may(Right.ADMINISTER));
  }
}
