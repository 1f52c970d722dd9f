package sms.recap.internal.outbox;

import static sms.recap.internal.db.Statements.of;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.api.dispatch.SmsState;
import sms.api.gateway.DeliveryReport;
import sms.api.gateway.FailureReason;
import sms.recap.internal.db.Database;
import sms.recap.internal.db.Ids;
import sms.recap.internal.db.Statements;

/**
 * Takes in what providers say of SMS they had.
 *
 * <p>The state that comes out does not depend on the order in which reports come, nor on how often:
 * DELIVERED overrules all others (a telephone that has it has it, whatever a part of a long message
 * or an earlier attempt was reported to be), UNDELIVERED overrules that the operator has it, and
 * that overrules not knowing. A report can only speak about an SMS that was handed over at least
 * once, and never changes CANCELLED, EXPIRED, REJECTED or FAILED: what contradicts those is kept as
 * an event of the trail.
 */
final class ReportDesk {
  private static final Logger LOG = LoggerFactory.getLogger(ReportDesk.class);
  private static final int CHUNK = 500;

  /** A provider's id that was not learnt within that time never will be. */
  private static final Duration PARKED_FOR = Duration.ofDays(7);

  private static final Set<SmsState> WAITS = EnumSet.of(SmsState.SCHEDULED, SmsState.QUEUED);

  private static final int PARKED_AT_ONCE = 1_000;

  private final Database database;

  ReportDesk(Database database) {
    this.database = database;
  }

  /** What a report says, without how it named its SMS. */
  private record Word(
      DeliveryReport.Status status, Optional<FailureReason> reason, String rawCode, long at) {}

  /** A report and the SMS it is about. */
  private record Addressed(long smsId, Word word) {}

  /** An SMS as a report finds it. */
  private record Found(
      long campaignId,
      SmsState state,
      long stateAt,
      Optional<FailureReason> reason,
      String rawCode,
      boolean handedOver) {
    Found underWay() {
      return new Found(campaignId, state, stateAt, reason, rawCode, true);
    }
  }

  int report(String gatewayId, List<DeliveryReport> reports) {
    String gateway = OutcomeRecorder.id(gatewayId);
    int changed = 0;
    boolean parked = false;
    for (int from = 0; from < reports.size(); from += CHUNK) {
      List<DeliveryReport> chunk = reports.subList(from, Math.min(from + CHUNK, reports.size()));
      Taken taken = database.transaction(connection -> take(connection, gateway, chunk));
      changed += taken.changed();
      parked |= taken.parked() > 0;
    }
    // after the commit: whichever of outcome and report comes second sees the other
    return parked ? changed + applyParked() : changed;
  }

  private record Taken(int changed, int parked) {}

  private Taken take(Connection connection, String gateway, List<DeliveryReport> reports)
      throws SQLException {
    long now = database.now();
    Map<Long, Found> seen = read(connection, idsInReferences(reports));
    Set<UUID> known = known(connection, reports, seen);
    ByProvider byProvider = byProvider(connection, gateway, reports, known);
    List<Addressed> addressed = new ArrayList<>();
    List<DeliveryReport> unknown = new ArrayList<>();
    for (DeliveryReport report : reports) {
      Word word = word(report, now);
      Optional<String> providerId = report.providerId().map(OutcomeRecorder::id);
      Optional<Long> found =
          report
              .reference()
              .filter(known::contains)
              .map(UUID::getLeastSignificantBits)
              .or(() -> providerId.map(byProvider.smsIds()::get));
      if (found.isPresent()) {
        addressed.add(new Addressed(found.get(), word));
      } else if (providerId.filter(id -> !byProvider.ambiguous().contains(id)).isPresent()) {
        unknown.add(report);
      } else {
        LOG.info("a report of gateway {} is left aside: nobody knows about which SMS", gateway);
      }
    }
    park(connection, gateway, unknown, now);
    return new Taken(apply(connection, addressed, seen), unknown.size());
  }

  private static Word word(DeliveryReport report, long now) {
    long at = report.at().map(Instant::toEpochMilli).orElse(now);
    return new Word(
        report.status(),
        report.status() == DeliveryReport.Status.UNDELIVERED ? report.reason() : Optional.empty(),
        Events.rawCode(report.rawCode()),
        Math.min(at, now));
  }

  private static List<Long> idsInReferences(List<DeliveryReport> reports) {
    return reports.stream()
        .flatMap(r -> r.reference().stream())
        .map(UUID::getLeastSignificantBits)
        .distinct()
        .toList();
  }

  /**
   * Those references that are of SMS of ours.
   *
   * @param seen the SMS that they may be of
   */
  private Set<UUID> known(
      Connection connection, List<DeliveryReport> reports, Map<Long, Found> seen)
      throws SQLException {
    List<Long> campaigns = seen.values().stream().map(Found::campaignId).distinct().toList();
    Map<Long, Long> bits = new HashMap<>();
    Statements.lookUp(
            database,
            connection,
            "SELECT id, reference_bits FROM sms_campaign WHERE id IN",
            List.of(),
            campaigns,
            row -> Map.entry(row.getLong(1), row.getLong(2)))
        .forEach(campaign -> bits.put(campaign.getKey(), campaign.getValue()));
    Set<UUID> known = new HashSet<>();
    for (DeliveryReport report : reports) {
      report
          .reference()
          .filter(
              reference -> {
                Found sms = seen.get(reference.getLeastSignificantBits());
                return sms != null
                    && Objects.equals(
                        bits.get(sms.campaignId()), reference.getMostSignificantBits());
              })
          .ifPresent(known::add);
    }
    return known;
  }

  /**
   * The SMS of provider's ids.
   *
   * @param smsIds by the provider's id
   * @param ambiguous ids that stand for several SMS: nobody knows which is meant
   */
  private record ByProvider(Map<String, Long> smsIds, Set<String> ambiguous) {}

  private ByProvider byProvider(
      Connection connection, String gateway, List<DeliveryReport> reports, Set<UUID> known)
      throws SQLException {
    List<String> ids =
        reports.stream()
            .filter(r -> r.reference().filter(known::contains).isEmpty())
            .flatMap(r -> r.providerId().stream())
            .map(OutcomeRecorder::id)
            .distinct()
            .toList();
    Map<String, Long> found = new HashMap<>();
    Set<String> ambiguous = new HashSet<>();
    Statements.lookUp(
            database,
            connection,
            "SELECT provider_id, sms_id FROM sms_provider_ref WHERE gateway_id = ?"
                + " AND provider_id IN",
            List.of(gateway),
            ids,
            row -> Map.entry(row.getString(1), row.getLong(2)))
        .forEach(
            entry -> {
              if (found.put(entry.getKey(), entry.getValue()) != null) {
                ambiguous.add(entry.getKey());
              }
            });
    ambiguous.forEach(found::remove);
    return new ByProvider(found, ambiguous);
  }

  private static void park(
      Connection connection, String gateway, List<DeliveryReport> reports, long now)
      throws SQLException {
    if (reports.isEmpty()) {
      return;
    }
    long id = Ids.PARKED.take(connection, reports.size());
    try (Statements old = of(connection, "DELETE FROM sms_parked_report WHERE received < ?");
        Statements insert =
            of(
                connection,
                """
                INSERT INTO sms_parked_report
                  (id, gateway_id, provider_id, status, reason, raw_code, occurred, received)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """)) {
      old.number(now - PARKED_FOR.toMillis()).update();
      for (DeliveryReport report : reports) {
        Word word = word(report, now);
        insert
            .number(id++)
            .text(gateway)
            .text(report.providerId().map(OutcomeRecorder::id))
            .name(word.status())
            .name(word.reason())
            .text(word.rawCode())
            .number(word.at())
            .number(now)
            .addBatch();
      }
      insert.sendBatch();
    }
  }

  private record Parked(long id, Addressed report) {
    static Parked of(ResultSet row) throws SQLException {
      return new Parked(
          row.getLong(1),
          new Addressed(
              row.getLong(2),
              new Word(
                  DeliveryReport.Status.valueOf(row.getString(3)),
                  Statements.name(row, "reason", FailureReason.class),
                  row.getString("raw_code"),
                  row.getLong("occurred"))));
    }
  }

  /**
   * Applies the parked reports whose SMS is known by now.
   *
   * @return how many changed a state
   */
  int applyParked() {
    int changed = 0;
    int found;
    do {
      int[] result = database.transaction(this::applySomeParked);
      found = result[0];
      changed += result[1];
    } while (found == PARKED_AT_ONCE);
    return changed;
  }

  private int[] applySomeParked(Connection connection) throws SQLException {
    try (Statements select =
            of(
                connection,
                """
                SELECT p.id, r.sms_id, p.status, p.reason, p.raw_code, p.occurred
                FROM sms_parked_report p JOIN sms_provider_ref r
                  ON r.gateway_id = p.gateway_id AND r.provider_id = p.provider_id
                ORDER BY p.id FETCH FIRST ? ROWS ONLY
                """);
        Statements delete = of(connection, "DELETE FROM sms_parked_report WHERE id = ?")) {
      List<Parked> parked = select.count(PARKED_AT_ONCE).list(Parked::of);
      if (parked.isEmpty()) {
        return new int[] {0, 0};
      }
      Map<Long, List<Parked>> byId =
          parked.stream()
              .collect(Collectors.groupingBy(Parked::id, TreeMap::new, Collectors.toList()));
      int changed =
          apply(
              connection,
              byId.values().stream()
                  // an id that stands for several SMS says nothing of any
                  .filter(same -> same.size() == 1)
                  .map(same -> same.get(0).report())
                  .toList(),
              Map.of());
      for (long id : byId.keySet()) {
        delete.number(id).addBatch();
      }
      delete.sendBatch();
      return new int[] {parked.size(), changed};
    }
  }

  /**
   * Applies reports, SMS by SMS in the order of their ids.
   *
   * @param seen SMS that were just read: not read again, unless they turn out to have changed
   */
  private int apply(Connection connection, List<Addressed> reports, Map<Long, Found> seen)
      throws SQLException {
    Map<Long, Found> first = seen;
    List<Addressed> open = new ArrayList<>(reports);
    open.sort(Comparator.comparingLong(Addressed::smsId));
    int changed = 0;
    // a round for each report of the same SMS, and for each one whose SMS changed meanwhile
    while (!open.isEmpty()) {
      List<Addressed> round = new ArrayList<>();
      List<Addressed> later = new ArrayList<>();
      Set<Long> taken = new HashSet<>();
      for (Addressed report : open) {
        (taken.add(report.smsId()) ? round : later).add(report);
      }
      changed += applyRound(connection, round, later, first);
      first = Map.of();
      open = later;
    }
    return changed;
  }

  private int applyRound(
      Connection connection, List<Addressed> round, List<Addressed> later, Map<Long, Found> seen)
      throws SQLException {
    Map<Long, Found> found = find(connection, round.stream().map(Addressed::smsId).toList(), seen);
    List<Addressed> changing = new ArrayList<>();
    List<Addressed> contradicting = new ArrayList<>();
    try (Statements update =
            of(
                connection,
                """
                UPDATE sms SET state = ?, state_at = ?, reason = ?, raw_code = ?, retry_at = NULL,
                  sent_at = CASE WHEN ? = 'SENT' AND sent_at IS NULL THEN ? ELSE sent_at END
                WHERE id = ? AND state = ?
                """);
        Events events = Events.on(connection)) {
      for (Addressed report : round) {
        Found sms = found.get(report.smsId());
        if (sms == null) {
          continue;
        }
        SmsState state = state(report.word().status());
        if (changes(sms, report.word().status())) {
          changing.add(report);
          update
              .name(state)
              .number(report.word().at())
              .name(report.word().reason())
              .text(report.word().rawCode())
              .name(state)
              .number(report.word().at())
              .number(report.smsId())
              .name(sms.state())
              .addBatch();
        } else if (contradicts(sms, report.word().status())) {
          contradicting.add(report);
        }
      }
      int changed = 0;
      int[] counts = changing.isEmpty() ? new int[0] : update.sendBatch();
      for (int i = 0; i < counts.length; i++) {
        Addressed report = changing.get(i);
        Found before = found.get(report.smsId());
        if (counts[i] == 0) {
          later.add(report);
          continue;
        }
        changed++;
        if (before != null && before.state() == SmsState.UNDELIVERED) {
          events.add(
              report.smsId(), before.stateAt(), before.state(), before.reason(), before.rawCode());
        }
      }
      addContradictions(connection, contradicting, events);
      events.send();
      later.sort(Comparator.comparingLong(Addressed::smsId));
      return changed;
    }
  }

  private static SmsState state(DeliveryReport.Status status) {
    return switch (status) {
      case BUFFERED -> SmsState.SENT;
      case DELIVERED -> SmsState.DELIVERED;
      case UNDELIVERED -> SmsState.UNDELIVERED;
    };
  }

  private static boolean changes(Found sms, DeliveryReport.Status status) {
    return switch (sms.state()) {
      case SCHEDULED, QUEUED, SENDING -> sms.handedOver();
      case UNCERTAIN -> true;
      case SENT -> status != DeliveryReport.Status.BUFFERED;
      case UNDELIVERED -> status == DeliveryReport.Status.DELIVERED;
      case DELIVERED, CANCELLED, EXPIRED, REJECTED, FAILED -> false;
    };
  }

  /** Whether a report that changes nothing is worth an event. */
  private static boolean contradicts(Found sms, DeliveryReport.Status status) {
    return switch (sms.state()) {
      case SCHEDULED, QUEUED, SENDING -> !sms.handedOver();
      case CANCELLED, EXPIRED, REJECTED, FAILED -> true;
      case DELIVERED -> status == DeliveryReport.Status.UNDELIVERED;
      case UNDELIVERED, SENT, UNCERTAIN -> false;
    };
  }

  private Map<Long, Found> find(Connection connection, List<Long> ids, Map<Long, Found> seen)
      throws SQLException {
    Map<Long, Found> found =
        read(connection, ids.stream().filter(id -> !seen.containsKey(id)).toList());
    for (long id : ids) {
      Found sms = seen.get(id);
      if (sms != null) {
        found.put(id, sms);
      }
    }
    List<Long> waiting = notHandedOver(found);
    // only for those: who records outcomes holds the slice and then wants the SMS
    Statements.lookUp(
            database,
            connection,
            """
            SELECT s.id FROM sms s JOIN sms_slice x ON x.id = s.slice_id
            WHERE x.state = 'CLAIMED' AND s.id <= x.mark AND s.pass < x.version
              AND (s.retry_at IS NULL OR s.retry_at <= x.claimed_at) AND s.id IN""",
            List.of(),
            waiting,
            row -> row.getLong(1))
        .forEach(id -> found.computeIfPresent(id, (key, sms) -> sms.underWay()));
    // not under way: never handed over, or its outcome was committed since it was read
    found.putAll(read(connection, notHandedOver(found)));
    return found;
  }

  private static List<Long> notHandedOver(Map<Long, Found> found) {
    return found.entrySet().stream()
        .filter(e -> WAITS.contains(e.getValue().state()) && !e.getValue().handedOver())
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private Map<Long, Found> read(Connection connection, List<Long> ids) throws SQLException {
    Map<Long, Found> found = new HashMap<>();
    Statements.lookUp(
            database,
            connection,
            "SELECT id, campaign_id, state, state_at, reason, raw_code, attempts"
                + " FROM sms WHERE id IN",
            List.of(),
            ids,
            row ->
                Map.entry(
                    row.getLong(1),
                    new Found(
                        row.getLong(2),
                        SmsState.valueOf(row.getString(3)),
                        row.getLong(4),
                        Statements.name(row, 5, FailureReason.class),
                        nonNull(row.getString(6)),
                        row.getInt(7) > 0)))
        .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
    return found;
  }

  private static String nonNull(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** Each contradiction once, however often it is reported. */
  private static void addContradictions(
      Connection connection, List<Addressed> reports, Events events) throws SQLException {
    if (reports.isEmpty()) {
      return;
    }
    try (Statements lock = of(connection, "UPDATE sms SET pass = pass WHERE id = ?");
        Statements select =
            of(
                connection,
                "SELECT 1 FROM sms_event WHERE sms_id = ? AND state = ? AND raw_code = ?")) {
      for (Addressed report : reports) {
        lock.number(report.smsId()).update();
        SmsState state = state(report.word().status());
        boolean told =
            select
                .number(report.smsId())
                .name(state)
                .text(report.word().rawCode())
                .first(row -> row.getInt(1))
                .isPresent();
        if (!told) {
          events.add(
              report.smsId(),
              report.word().at(),
              state,
              report.word().reason(),
              report.word().rawCode());
        }
      }
    }
  }
}
