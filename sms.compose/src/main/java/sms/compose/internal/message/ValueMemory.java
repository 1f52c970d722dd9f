package sms.compose.internal.message;

import java.lang.ref.WeakReference;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import sms.api.compose.KeywordResolver;
import sms.api.selection.Recipient;
import sms.compose.internal.keyword.Known;

/**
 * The values that were read for the batches in work, so that a batch that is counted at every key
 * pressed is not looked up in the school's database at every key. A batch is known by the identity
 * of its collection, a value by that of its recipient; both are forgotten soon. What is sent is
 * always read anew.
 */
public final class ValueMemory {
  private static final int MAX_BATCHES = 8;
  private static final int MAX_ROWS = 50_000;
  private static final Duration KEPT = Duration.ofMinutes(2);

  private final Clock clock;
  private final List<Batch> batches = new ArrayList<>();

  /** Remembers nothing yet. */
  public ValueMemory(Clock clock) {
    this.clock = clock;
  }

  /** What is remembered of that batch; empty for one that is too large to remember. */
  synchronized Optional<Batch> of(Iterable<Recipient> recipients) {
    Instant now = clock.instant();
    batches.removeIf(b -> b.recipients.get() == null || now.isAfter(b.since.plus(KEPT)));
    for (Batch batch : batches) {
      if (batch.recipients.get() == recipients) {
        return Optional.of(batch);
      }
    }
    if (!(recipients instanceof Collection<Recipient> all) || all.size() > MAX_ROWS) {
      return Optional.empty();
    }
    if (batches.size() == MAX_BATCHES) {
      batches.remove(0);
    }
    Batch batch = new Batch(new WeakReference<>(recipients), now, all.size());
    batches.add(batch);
    return Optional.of(batch);
  }

  /** The same with nothing remembered of that batch. */
  synchronized Optional<Batch> anew(Iterable<Recipient> recipients) {
    batches.removeIf(b -> b.recipients.get() == recipients);
    return of(recipients);
  }

  /** Forgets everything. */
  public synchronized void clear() {
    batches.clear();
  }

  /** The values of one batch. Safe for concurrent use: at worst a value is read twice. */
  static final class Batch {
    private final WeakReference<Iterable<Recipient>> recipients;
    private final Instant since;
    private final int rows;
    private final Map<Key, Column> columns = new ConcurrentHashMap<>();

    private Batch(WeakReference<Iterable<Recipient>> recipients, Instant since, int rows) {
      this.recipients = recipients;
      this.since = since;
      this.rows = rows;
    }

    Column column(Known known, Optional<Locale> language, LocalDate today) {
      return columns.computeIfAbsent(
          new Key(known.resolver(), known.keyword().name(), language, today),
          key -> new Column(new Cell[rows]));
    }
  }

  private record Key(
      KeywordResolver resolver, String name, Optional<Locale> language, LocalDate today) {}

  private record Cell(Recipient recipient, String value) {}

  /** The values of one keyword by row. */
  static final class Column {
    private final @Nullable Cell[] cells;

    private Column(@Nullable Cell[] cells) {
      this.cells = cells;
    }

    /** What was read for that recipient; null when nothing was. */
    @Nullable String get(int row, Recipient recipient) {
      Cell cell = row < cells.length ? cells[row] : null;
      return cell != null && cell.recipient == recipient ? cell.value : null;
    }

    void put(int row, Recipient recipient, String value) {
      if (row < cells.length) {
        cells[row] = new Cell(recipient, value);
      }
    }
  }
}
