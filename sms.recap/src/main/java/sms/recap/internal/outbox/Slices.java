package sms.recap.internal.outbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.api.audit.AuditAction;
import sms.api.audit.AuditEntry;
import sms.api.compose.Purpose;
import sms.api.dispatch.CancelResult;
import sms.api.dispatch.SendLease;
import sms.api.gateway.SenderId;
import sms.api.gateway.SendingMode;
import sms.recap.internal.audit.AuditChain;
import sms.recap.internal.db.Database;
import sms.recap.internal.db.Sql;
import sms.recap.internal.db.Statements;
import sms.recap.internal.db.Texts;

/** Who may send which slice, and until when. */
public final class Slices {
  private static final Logger LOG = LoggerFactory.getLogger(Slices.class);

  private final Database database;

  /** The claimers of one process take turns: on Derby they would only run into each other. */
  private final Lock turn = new ReentrantLock();

  public Slices(Database database) {
    this.database = database;
  }

  List<SendLease> claim(
      String owner, Duration lease, int max, Set<SendingMode> modes, Purpose least) {
    turn.lock();
    try {
      settleExpired();
      return database.transaction(
          connection -> claim(connection, owner, lease, due(connection, max, modes, least)));
    } finally {
      turn.unlock();
    }
  }

  /** Those of other modes too when their time is over: they need no gateway any more. */
  private List<Slice> due(Connection connection, int max, Set<SendingMode> modes, Purpose least)
      throws SQLException {
    long now = database.now();
    List<String> names = modes.stream().map(Enum::name).sorted().toList();
    try (Statements select =
        Statements.of(
            connection,
            "SELECT "
                + Slice.COLUMNS
                + """
                 FROM sms_slice x JOIN sms_campaign c ON c.id = x.campaign_id
                WHERE x.state = 'READY' AND x.cancelled = 0 AND x.not_before <= ?
                  AND x.priority <= ? AND (c.expires <= ?"""
                + (names.isEmpty() ? "" : " OR c.mode IN (" + Statements.marks(names.size()) + ")")
                + ") ORDER BY x.priority, x.not_before, x.id FETCH FIRST ? ROWS ONLY"
                + database.dialect().forUpdateSkipLocked())) {
      return select
          .number(now)
          .count(least.ordinal())
          .number(now)
          .all(names)
          .count(max)
          .list(Slice::of);
    }
  }

  private List<SendLease> claim(
      Connection connection, String owner, Duration lease, List<Slice> due) throws SQLException {
    long now = database.now();
    long until = now + lease.toMillis();
    List<SendLease> leases = new ArrayList<>();
    try (Statements update =
            Statements.of(
                connection,
                """
                UPDATE sms_slice SET state = 'CLAIMED', owner = ?, version = version + 1,
                  lease_until = ?, claimed_at = ?, mark = first_id - 1, attempt = attempt + 1
                WHERE id = ? AND version = ? AND state = 'READY' AND cancelled = 0
                """);
        Statements select =
            Statements.of(
                connection,
                """
                SELECT x.id, x.owner, x.version, x.campaign_id, c.user_id, c.purpose, c.mode,
                  x.first_id, x.last_id, c.expires, x.attempt, x.lease_until, c.sender,
                  c.quiet_override
                FROM sms_slice x JOIN sms_campaign c ON c.id = x.campaign_id WHERE x.id = ?
                """)) {
      for (Slice slice : due) {
        int changed =
            update
                .text(owner)
                .number(until)
                .number(now)
                .number(slice.id())
                .number(slice.version())
                .update();
        if (changed == 1) {
          leases.add(select.number(slice.id()).first(Slices::lease).orElseThrow());
        }
      }
    }
    return leases;
  }

  private static SendLease lease(ResultSet row) throws SQLException {
    return new SendLease(
        row.getLong(1),
        row.getString(2),
        row.getLong(3),
        row.getLong(4),
        row.getString(5),
        Purpose.valueOf(row.getString(6)),
        SendingMode.valueOf(row.getString(7)),
        row.getLong(8),
        row.getLong(9),
        Instant.ofEpochMilli(row.getLong(10)),
        row.getInt(11),
        Instant.ofEpochMilli(row.getLong(12)),
        Statements.text(row, "sender").map(SenderId::new),
        row.getShort("quiet_override") != 0);
  }

  boolean mark(SendLease lease, long upToId, Duration renew) {
    return database.transaction(
        connection -> {
          try (Statements update =
              Statements.of(
                  connection,
                  """
                  UPDATE sms_slice SET mark = CASE WHEN mark < ? THEN ? ELSE mark END, lease_until = ?
                  WHERE id = ? AND owner = ? AND version = ? AND state = 'CLAIMED'
                    AND cancelled = 0 AND last_id >= ?
                  """)) {
            return update
                    .number(upToId)
                    .number(upToId)
                    .number(database.now() + renew.toMillis())
                    .number(lease.sliceId())
                    .text(lease.owner())
                    .number(lease.version())
                    .number(upToId)
                    .update()
                == 1;
          }
        });
  }

  void finish(SendLease lease) {
    int uncertain =
        database.transaction(
            connection -> {
              Optional<Slice> held =
                  lock(connection, lease.sliceId(), lease.version(), lease.owner(), Long.MAX_VALUE);
              return held.isPresent() ? Passes.end(connection, held.get(), database.now()) : 0;
            });
    if (uncertain > 0) {
      LOG.warn(
          "slice {} was finished with {} SMS marked but without an outcome: UNCERTAIN",
          lease.sliceId(),
          uncertain);
    }
  }

  int settle(String deadOwner) {
    turn.lock();
    try {
      return settle(
          claimed("owner = ?", List.of(deadOwner)), Optional.of(deadOwner), Long.MAX_VALUE);
    } finally {
      turn.unlock();
    }
  }

  /**
   * Ends all leases and removes all half-written campaigns: for a database that no other process
   * can have open.
   *
   * @return how many SMS became UNCERTAIN
   */
  public int settleFormerLife() {
    discardStaged(Long.MAX_VALUE);
    int uncertain = settle(claimed("1 = 1", List.of()), Optional.empty(), Long.MAX_VALUE);
    endCancelled();
    return uncertain;
  }

  private void settleExpired() {
    long now = database.now();
    discardStaged(now);
    int uncertain = settle(claimed("lease_until < ?", List.of(now)), Optional.empty(), now);
    if (uncertain > 0) {
      LOG.warn("{} SMS of leases that ran out are now UNCERTAIN", uncertain);
    }
    endCancelled();
  }

  private record Key(long id, long version) {
    static Key of(ResultSet row) throws SQLException {
      return new Key(row.getLong(1), row.getLong(2));
    }
  }

  private List<Key> claimed(String condition, List<?> values) {
    return database.transaction(
        connection -> {
          try (Statements select =
              Statements.of(
                  connection,
                  "SELECT id, version FROM sms_slice WHERE state = 'CLAIMED' AND "
                      + condition
                      + " ORDER BY id")) {
            return select.all(values).list(Key::of);
          }
        });
  }

  private int settle(List<Key> keys, Optional<String> owner, long expiredBefore) {
    int uncertain = 0;
    for (Key key : keys) {
      uncertain +=
          database.transaction(
              connection -> {
                Optional<Slice> slice =
                    lock(connection, key.id(), key.version(), owner.orElse(null), expiredBefore);
                return slice.isPresent() ? Passes.end(connection, slice.get(), database.now()) : 0;
              });
    }
    return uncertain;
  }

  /** The slice, locked, when it is still claimed under that version. */
  private static Optional<Slice> lock(
      Connection connection,
      long id,
      long version,
      @org.jspecify.annotations.Nullable String owner,
      long expiredBefore)
      throws SQLException {
    try (Statements update =
            Statements.of(
                connection,
                """
                UPDATE sms_slice SET version = version
                WHERE id = ? AND version = ? AND state = 'CLAIMED' AND lease_until < ?
                """
                    + (owner == null ? "" : " AND owner = ?"));
        Statements select =
            Statements.of(
                connection, "SELECT " + Slice.COLUMNS + " FROM sms_slice x WHERE x.id = ?")) {
      update.number(id).number(version).number(expiredBefore);
      if (owner != null) {
        update.text(owner);
      }
      return update.update() == 1 ? select.number(id).first(Slice::of) : Optional.empty();
    }
  }

  /** Ends what a cancellation began before it was killed. */
  private void endCancelled() {
    List<Long> slices =
        database.transaction(
            connection -> {
              try (Statements select =
                  Statements.of(
                      connection,
                      "SELECT id FROM sms_slice WHERE state = 'READY' AND cancelled = 1 ORDER BY id")) {
                return select.list(row -> row.getLong(1));
              }
            });
    slices.forEach(this::cancelSlice);
  }

  /**
   * Takes back what waits in all slices of a campaign. From the first commit on nothing more of it
   * may leave; the rows follow slice by slice.
   */
  CancelResult.Cancelled cancel(long campaignId, String userId) {
    Census before = census(campaignId);
    Flagged flagged =
        database.transaction(connection -> flagCancelled(connection, campaignId, userId));
    long mine = flagged.slices().stream().mapToLong(this::cancelSlice).sum();
    Census after = census(campaignId);
    // the owner of a lease may have ended its pass in between, and taken back in our name
    long cancelled = flagged.first() ? after.cancelled() - before.cancelled() : mine;
    return new CancelResult.Cancelled(cancelled, after.left());
  }

  /**
   * What flagging found.
   *
   * @param first whether the campaign was not cancelled before
   * @param slices those that are not done
   */
  private record Flagged(boolean first, List<Long> slices) {}

  private Flagged flagCancelled(Connection connection, long campaignId, String userId)
      throws SQLException {
    try (Statements campaign =
            Statements.of(
                connection,
                """
                UPDATE sms_campaign SET cancelled_at = ?, cancelled_by = ?
                WHERE id = ? AND cancelled_at IS NULL
                """);
        Statements flag =
            Statements.of(
                connection,
                """
                UPDATE sms_slice SET cancelled = 1
                WHERE campaign_id = ? AND state IN ('READY', 'CLAIMED')
                """);
        Statements select =
            Statements.of(
                connection,
                """
                SELECT id FROM sms_slice
                WHERE campaign_id = ? AND state IN ('READY', 'CLAIMED') ORDER BY id
                """)) {
      int first =
          campaign
              .number(database.now())
              .text(Texts.display(userId, Texts.NAME))
              .number(campaignId)
              .update();
      flag.number(campaignId).update();
      List<Long> slices = select.number(campaignId).list(row -> row.getLong(1));
      if (first == 1) {
        audit(connection, userId, AuditAction.CANCELLED, campaignId, "");
      }
      return new Flagged(first == 1, slices);
    }
  }

  /** How many of a campaign are cancelled, and how many have left or are under way. */
  private record Census(long cancelled, long left) {}

  private Census census(long campaignId) {
    return database.transaction(
        connection -> {
          try (Statements range =
                  Statements.of(
                      connection, "SELECT first_id, last_id FROM sms_campaign WHERE id = ?");
              Statements count =
                  Statements.of(
                      connection,
                      """
                      SELECT COUNT(CASE WHEN s.state = 'CANCELLED' THEN 1 END),
                        COUNT(CASE WHEN s.state NOT IN
                          ('CANCELLED', 'EXPIRED', 'REJECTED', 'FAILED') THEN 1 END)
                      """
                          + Sql.FROM_SMS
                          + "WHERE s.id BETWEEN ? AND ? AND s.campaign_id = ?")) {
            Optional<List<Long>> ids =
                range.number(campaignId).first(row -> List.of(row.getLong(1), row.getLong(2)));
            return ids.isEmpty()
                ? new Census(0, 0)
                : count
                    .all(ids.get())
                    .number(campaignId)
                    .first(row -> new Census(row.getLong(1), row.getLong(2)))
                    .orElseThrow();
          }
        });
  }

  /**
   * Moves a deferred campaign. Raising the versions makes a claim that has chosen a slice already
   * come too late.
   */
  boolean reschedule(long campaignId, Instant notBefore, Instant expires, String userId) {
    return database.transaction(
        connection -> {
          try (Statements move =
                  Statements.of(
                      connection,
                      """
                      UPDATE sms_slice SET not_before = ?, version = version + 1
                      WHERE campaign_id = ? AND state = 'READY' AND attempt = 0 AND cancelled = 0
                      """);
              Statements others =
                  Statements.of(
                      connection,
                      """
                      SELECT COUNT(*) FROM sms_slice
                      WHERE campaign_id = ? AND (state <> 'READY' OR attempt > 0 OR cancelled = 1)
                      """);
              Statements campaign =
                  Statements.of(
                      connection,
                      """
                      UPDATE sms_campaign SET not_before = ?, expires = ?
                      WHERE id = ? AND not_before IS NOT NULL AND cancelled_at IS NULL
                      """)) {
            boolean any = move.time(notBefore).number(campaignId).update() > 0;
            boolean all = others.number(campaignId).first(row -> row.getLong(1) == 0).orElse(false);
            if (any
                && all
                && campaign.time(notBefore).time(expires).number(campaignId).update() == 1) {
              String moved = "not-before=" + notBefore + " expires=" + expires;
              audit(connection, userId, AuditAction.RESCHEDULED, campaignId, moved);
              return true;
            }
            connection.rollback();
            return false;
          }
        });
  }

  private void audit(
      Connection connection, String userId, AuditAction action, long campaignId, String detail)
      throws SQLException {
    AuditChain.add(
        connection,
        database.now(),
        new AuditEntry(userId, action, "campaign " + campaignId, detail));
  }

  private int cancelSlice(long id) {
    return database.transaction(
        connection -> {
          try (Statements update =
                  Statements.of(
                      connection,
                      """
                      UPDATE sms_slice SET version = version
                      WHERE id = ? AND cancelled = 1 AND state IN ('READY', 'CLAIMED')
                      """);
              Statements select =
                  Statements.of(
                      connection, "SELECT " + Slice.COLUMNS + " FROM sms_slice x WHERE x.id = ?");
              Statements done =
                  Statements.of(
                      connection,
                      "UPDATE sms_slice SET state = 'DONE' WHERE id = ? AND state = 'READY'")) {
            if (update.number(id).update() == 0) {
              return 0;
            }
            Slice slice = select.number(id).first(Slice::of).orElseThrow();
            int cancelled = Passes.cancelWaiting(connection, slice, database.now());
            done.number(id).update();
            return cancelled;
          }
        });
  }

  /** Removes what was written of campaigns that were never committed. */
  private void discardStaged(long before) {
    List<Long> slices =
        database.transaction(
            connection -> {
              try (Statements select =
                  Statements.of(
                      connection,
                      "SELECT id FROM sms_slice WHERE state = 'STAGED' AND lease_until < ? ORDER BY id")) {
                return select.number(before).list(row -> row.getLong(1));
              }
            });
    if (!slices.isEmpty()) {
      LOG.info("removing {} slices of campaigns that were never committed", slices.size());
      slices.forEach(this::discard);
    }
  }

  /** Removes one slice that is still STAGED, with its SMS. */
  void discard(long id) {
    database.transaction(
        connection -> {
          try (Statements slice =
                  Statements.of(
                      connection,
                      "UPDATE sms_slice SET version = version WHERE id = ? AND state = 'STAGED'");
              Statements range =
                  Statements.of(
                      connection, "SELECT " + Slice.COLUMNS + " FROM sms_slice x WHERE x.id = ?");
              Statements sms = Statements.of(connection, "DELETE FROM sms WHERE id = ?");
              Statements delete = Statements.of(connection, "DELETE FROM sms_slice WHERE id = ?")) {
            if (slice.number(id).update() == 1) {
              Slice staged = range.number(id).first(Slice::of).orElseThrow();
              for (long each = staged.first(); each <= staged.last(); each++) {
                sms.number(each).addBatch();
              }
              sms.sendBatch();
              delete.number(id).update();
            }
            return id;
          }
        });
  }
}
