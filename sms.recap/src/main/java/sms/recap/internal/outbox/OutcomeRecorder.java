package sms.recap.internal.outbox;

import static sms.recap.internal.db.Statements.of;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import sms.api.dispatch.Outcome;
import sms.api.dispatch.SendLease;
import sms.api.dispatch.SmsState;
import sms.recap.internal.db.Database;
import sms.recap.internal.db.Statements;
import sms.recap.internal.db.Texts;

/** Writes what became of attempts, under the fence of the lease. */
final class OutcomeRecorder {
  private final Database database;
  private final ReportDesk reports;

  OutcomeRecorder(Database database, ReportDesk reports) {
    this.database = database;
    this.reports = reports;
  }

  boolean record(SendLease lease, List<Outcome> outcomes, Duration renew) {
    List<Outcome> sorted = new ArrayList<>(outcomes);
    sorted.sort(Comparator.comparingLong(Outcome::smsId));
    for (Outcome outcome : sorted) {
      if (outcome.smsId() < lease.firstId() || outcome.smsId() > lease.lastId()) {
        throw new IllegalArgumentException("SMS " + outcome.smsId() + " is not of that lease");
      }
    }
    boolean held =
        database.transaction(
            connection -> {
              if (!renew(connection, lease, renew)) {
                return false;
              }
              if (!sorted.isEmpty()) {
                write(connection, lease, sorted);
              }
              return true;
            });
    if (held && sorted.stream().anyMatch(o -> o.providerId().isPresent())) {
      // after the commit: whichever of outcome and report comes second sees the other
      reports.applyParked();
    }
    return held;
  }

  private boolean renew(Connection connection, SendLease lease, Duration renew)
      throws SQLException {
    try (Statements update =
        of(
            connection,
            """
            UPDATE sms_slice SET lease_until = ?
            WHERE id = ? AND owner = ? AND version = ? AND state = 'CLAIMED'
            """)) {
      return update
              .number(database.now() + renew.toMillis())
              .number(lease.sliceId())
              .text(lease.owner())
              .number(lease.version())
              .update()
          == 1;
    }
  }

  private void write(Connection connection, SendLease lease, List<Outcome> outcomes)
      throws SQLException {
    boolean comesBack = outcomes.stream().anyMatch(o -> o.state() == SmsState.QUEUED);
    Optional<String> cancelledBy =
        comesBack ? cancelledBy(connection, lease) : Optional.empty(); // else it changes nothing
    int[] changed = update(connection, lease, outcomes, cancelledBy);
    complete(connection, lease, outcomes, changed);
    addEvents(connection, outcomes, changed);
    addProviderRefs(connection, outcomes, changed);
    if (cancelledBy.isPresent()) {
      giveBack(connection, lease, outcomes, changed);
    }
  }

  /** What comes back from a gateway untaken was cancelled with its campaign. */
  private static void giveBack(
      Connection connection, SendLease lease, List<Outcome> outcomes, int[] changed)
      throws SQLException {
    long parts = 0;
    try (Statements select = of(connection, "SELECT parts FROM sms WHERE id = ?")) {
      for (int i = 0; i < changed.length; i++) {
        if (changed[i] == 1 && outcomes.get(i).state() == SmsState.QUEUED) {
          parts += select.number(outcomes.get(i).smsId()).first(row -> row.getInt(1)).orElse(0);
        }
      }
    }
    Quotas.giveBack(connection, lease.campaignId(), parts);
  }

  /** Who cancelled the campaign; empty: nobody. */
  private static Optional<String> cancelledBy(Connection connection, SendLease lease)
      throws SQLException {
    try (Statements select =
        of(
            connection,
            """
            SELECT c.cancelled_by FROM sms_slice x JOIN sms_campaign c ON c.id = x.campaign_id
            WHERE x.id = ? AND x.cancelled = 1
            """)) {
      return select.number(lease.sliceId()).first(row -> row.getString(1));
    }
  }

  private static int[] update(
      Connection connection, SendLease lease, List<Outcome> outcomes, Optional<String> cancelledBy)
      throws SQLException {
    try (Statements update =
        of(
            connection,
            """
            UPDATE sms SET state = ?, state_at = ?, sent_at = ?, retry_at = ?,
              attempts = attempts + ?, pass = ?,
              gateway_id = COALESCE(CAST(? AS VARCHAR(255)), gateway_id),
              provider_id = COALESCE(CAST(? AS VARCHAR(255)), provider_id),
              reason = ?, raw_code = ?
            WHERE id = ? AND pass < ? AND state IN ('QUEUED', 'SCHEDULED')
            """)) {
      for (Outcome outcome : outcomes) {
        boolean takenBack = outcome.state() == SmsState.QUEUED && cancelledBy.isPresent();
        boolean sent = outcome.state() == SmsState.SENT;
        update
            .name(takenBack ? SmsState.CANCELLED : outcome.state())
            .time(outcome.at())
            .time(sent ? Optional.of(outcome.at()) : Optional.<Instant>empty())
            .time(takenBack ? Optional.<Instant>empty() : outcome.retryAt())
            .count(outcome.gatewayId().isPresent() ? 1 : 0)
            .number(lease.version())
            .text(outcome.gatewayId().map(OutcomeRecorder::id))
            .text(outcome.providerId().map(OutcomeRecorder::id))
            .name(takenBack ? Optional.empty() : outcome.reason())
            .text(takenBack ? cancelledBy.get() : Events.rawCode(outcome.rawCode()))
            .number(outcome.smsId())
            .number(lease.version())
            .addBatch();
      }
      return update.sendBatch();
    }
  }

  /** A report overtook the answer: the state stands, the rest of the answer is added. */
  private static void complete(
      Connection connection, SendLease lease, List<Outcome> outcomes, int[] changed)
      throws SQLException {
    List<Integer> overtaken = new ArrayList<>();
    for (int i = 0; i < changed.length; i++) {
      if (changed[i] == 0 && outcomes.get(i).state() == SmsState.SENT) {
        overtaken.add(i);
      }
    }
    if (overtaken.isEmpty()) {
      return;
    }
    try (Statements update =
        of(
            connection,
            """
            UPDATE sms SET sent_at = ?, attempts = attempts + 1, pass = ?,
              gateway_id = CAST(? AS VARCHAR(255)),
              provider_id = COALESCE(CAST(? AS VARCHAR(255)), provider_id)
            WHERE id = ? AND pass < ? AND provider_id IS NULL
              AND state IN ('SENT', 'DELIVERED', 'UNDELIVERED')
            """)) {
      for (int i : overtaken) {
        Outcome outcome = outcomes.get(i);
        update
            .time(outcome.at())
            .number(lease.version())
            .text(outcome.gatewayId().map(OutcomeRecorder::id))
            .text(outcome.providerId().map(OutcomeRecorder::id))
            .number(outcome.smsId())
            .number(lease.version())
            .addBatch();
      }
      int[] completed = update.sendBatch();
      for (int i = 0; i < completed.length; i++) {
        changed[overtaken.get(i)] = -completed[i];
      }
    }
  }

  /** Attempts without effect and unknown outcomes: the next state would hide them. */
  private static void addEvents(Connection connection, List<Outcome> outcomes, int[] changed)
      throws SQLException {
    try (Events events = Events.on(connection)) {
      for (int i = 0; i < changed.length; i++) {
        Outcome outcome = outcomes.get(i);
        if (changed[i] == 1
            && (outcome.state() == SmsState.QUEUED || outcome.state() == SmsState.UNCERTAIN)) {
          events.add(
              outcome.smsId(),
              outcome.at().toEpochMilli(),
              outcome.state(),
              outcome.reason(),
              outcome.rawCode());
        }
      }
      events.send();
    }
  }

  private static void addProviderRefs(Connection connection, List<Outcome> outcomes, int[] changed)
      throws SQLException {
    boolean any = false;
    try (Statements insert =
        of(
            connection,
            "INSERT INTO sms_provider_ref (gateway_id, provider_id, sms_id) VALUES (?, ?, ?)")) {
      for (int i = 0; i < changed.length; i++) {
        Outcome outcome = outcomes.get(i);
        if (changed[i] != 0
            && outcome.gatewayId().isPresent()
            && outcome.providerId().filter(id -> !id.isEmpty()).isPresent()) {
          insert
              .text(id(outcome.gatewayId().get()))
              .text(id(outcome.providerId().get()))
              .number(outcome.smsId())
              .addBatch();
          any = true;
        }
      }
      if (any) {
        insert.sendBatch();
      }
    }
  }

  /** Never cut here and there differently: reports are looked up by it. */
  static String id(String id) {
    return Texts.display(id, Texts.NAME);
  }
}
