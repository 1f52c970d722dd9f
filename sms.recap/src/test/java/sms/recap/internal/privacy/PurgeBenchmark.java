package sms.recap.internal.privacy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import sms.api.dispatch.AppendResult;
import sms.api.dispatch.Outcome;
import sms.api.dispatch.SendLease;
import sms.api.dispatch.SmsState;
import sms.recap.internal.db.Database;
import sms.recap.internal.db.Statements;
import sms.recap.internal.outbox.JdbcOutbox;
import sms.recap.internal.support.History;
import sms.recap.internal.support.Latencies;
import sms.recap.internal.support.Samples;
import sms.recap.internal.support.TestDatabase;

/**
 * Prints what a purge of a million SMS does to those who send a hundred a second meanwhile: ten
 * every tenth of a second, each ten appended, marked, recorded and finished. {@code mvn -q
 * -Pbenchmark -pl sms.recap -am process-test-classes}, {@code -Dbench.purge=N} for another number
 * of SMS.
 */
final class PurgeBenchmark {
  private static final int AT_ONCE = 10;
  private static final Duration EVERY = Duration.ofMillis(100);
  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Retention YEAR = new Retention(90, 12);

  private final Database database;
  private final JdbcOutbox outbox;
  private long sent;

  private PurgeBenchmark(Database database) {
    this.database = database;
    this.outbox = new JdbcOutbox(database);
  }

  public static void main(String[] args) throws InterruptedException {
    for (TestDatabase.Kind kind : TestDatabase.Kind.values()) {
      try (TestDatabase database = TestDatabase.create(kind, Clock.systemUTC())) {
        new PurgeBenchmark(database.database()).run(kind);
      }
    }
  }

  private void run(TestDatabase.Kind kind) throws InterruptedException {
    long rows = Long.getLong("bench.purge", 1_000_000);
    Instant old = Instant.now().minus(Duration.ofDays(3 * 365));
    History.write(database, rows, old, Duration.ofDays(365));
    send(during(Duration.ofSeconds(5)), new Latencies()); // warm
    Latencies alone = new Latencies();
    send(during(Duration.ofSeconds(15)), alone);
    long before = count();
    Latencies beside = new Latencies();
    long begin = System.nanoTime();
    CompletableFuture<Purged> purge =
        CompletableFuture.supplyAsync(() -> new Purge(database, YEAR, PurgeBenchmark::rest).run());
    send(() -> !purge.isDone(), beside);
    purge.join();
    long millis = (System.nanoTime() - begin) / 1_000_000;
    long after = count();
    System.out.printf(
        Locale.ROOT,
        "| %s | %,d in %.1f s | %s | %s | %,d | %d |%n",
        kind,
        before + beside.count() * AT_ONCE - after,
        millis / 1000.0,
        alone,
        beside,
        (long) beside.count() * AT_ONCE,
        sent - after);
  }

  /** As the component does it: as long a pause as the work took. */
  private static boolean rest(long nanos) {
    try {
      Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static BooleanSupplier during(Duration length) {
    long begin = System.nanoTime();
    return () -> System.nanoTime() - begin < length.toNanos();
  }

  private void send(BooleanSupplier more, Latencies latencies) throws InterruptedException {
    for (long next = System.nanoTime(); more.getAsBoolean(); next += EVERY.toNanos()) {
      long wait = (next - System.nanoTime()) / 1_000_000;
      if (wait > 0) {
        Thread.sleep(wait);
      }
      latencies.time(this::sendTen);
    }
  }

  private void sendTen() {
    AppendResult.Appended appended =
        (AppendResult.Appended)
            outbox.append(
                Samples.plan().expires(Instant.now().plus(LEASE)).confirmed(AT_ONCE),
                Samples.messages(AT_ONCE),
                "bench",
                LEASE);
    for (SendLease lease : appended.leases()) {
      List<Outcome> outcomes =
          outbox.read(lease, 0, AT_ONCE).stream().map(sms -> outcome(sms.id())).toList();
      outbox.mark(lease, lease.lastId(), LEASE);
      outbox.record(lease, outcomes, LEASE);
      outbox.finish(lease);
      sent += outcomes.size();
    }
  }

  private static Outcome outcome(long id) {
    return new Outcome(
        id,
        SmsState.SENT,
        Optional.of("one"),
        Optional.of("new" + id),
        Optional.empty(),
        "",
        Instant.now(),
        Optional.empty());
  }

  private long count() {
    return database.transaction(
        connection -> {
          try (Statements select = Statements.of(connection, "SELECT COUNT(*) FROM sms")) {
            return select.first(row -> row.getLong(1)).orElseThrow();
          }
        });
  }
}
