package sms.ui.contrib.internal.api;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sms.api.selection.Selection;

/**
 * Selections held for the pages. Bounded in age since the last use, in number for a user and in
 * rows for all: the least recently used go first.
 */
final class Snapshots {
  private static final int ID_BYTES = 16;

  private final Clock clock;
  private final Duration age;
  private final int perUser;
  private final long maxRows;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Held> held = new LinkedHashMap<>(16, 0.75f, true);

  Snapshots(Clock clock, Duration age, int perUser, long maxRows) {
    this.clock = clock;
    this.age = age;
    this.perUser = perUser;
    this.maxRows = maxRows;
  }

  /** Most rows that a selection may have. */
  long maxRows() {
    return maxRows;
  }

  /**
   * Holds a selection.
   *
   * @return empty when it alone has more rows than all may have
   */
  Optional<Snapshot> hold(String userId, Selection selection) {
    if (selection.matched() > maxRows) {
      return Optional.empty();
    }
    Snapshot snapshot = Snapshot.of(newId(), userId, selection);
    synchronized (held) {
      held.put(snapshot.id(), new Held(snapshot, clock.instant()));
      forgetOld();
      forgetMany(userId);
      forgetRows();
    }
    return Optional.of(snapshot);
  }

  /** The selection of that id, if it is that user's and still held. */
  Optional<Snapshot> find(String id, String userId) {
    synchronized (held) {
      forgetOld();
      Held found = held.get(id);
      if (found == null || !found.snapshot.userId().equals(userId)) {
        return Optional.empty();
      }
      held.put(id, new Held(found.snapshot, clock.instant()));
      return Optional.of(found.snapshot);
    }
  }

  /** The same for a call; refused with 410 when it is not held any more. */
  Snapshot find(@Nullable String id, Call call) {
    return find(id == null ? "" : id, call.caller().userId())
        .orElseThrow(() -> call.refused(410, "selection.expired"));
  }

  private void forgetOld() {
    Instant limit = clock.instant().minus(age);
    held.values().removeIf(entry -> entry.used.isBefore(limit));
  }

  private void forgetMany(String userId) {
    long many = held.values().stream().filter(e -> e.snapshot.userId().equals(userId)).count();
    Iterator<Held> entries = held.values().iterator();
    while (many > perUser && entries.hasNext()) {
      if (entries.next().snapshot.userId().equals(userId)) {
        entries.remove();
        many--;
      }
    }
  }

  private void forgetRows() {
    long rows = held.values().stream().mapToLong(e -> e.snapshot.selection().matched()).sum();
    Iterator<Held> entries = held.values().iterator();
    while (rows > maxRows && entries.hasNext()) {
      rows -= entries.next().snapshot.selection().matched();
      entries.remove();
    }
  }

  private String newId() {
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private record Held(Snapshot snapshot, Instant used) {}
}
