package sms.recap.internal.outbox;

import java.io.Serial;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.api.audit.AuditAction;
import sms.api.audit.AuditEntry;
import sms.api.dispatch.AppendResult;
import sms.api.dispatch.Campaign;
import sms.api.dispatch.OutboundSms;
import sms.api.dispatch.SendLease;
import sms.api.dispatch.SendingQuotas;
import sms.api.gateway.Money;
import sms.api.gateway.SenderId;
import sms.recap.internal.audit.AuditChain;
import sms.recap.internal.db.Database;
import sms.recap.internal.db.Ids;
import sms.recap.internal.db.Statements;
import sms.recap.internal.db.Texts;

/**
 * Appends campaigns, all or nothing, in bounded memory.
 *
 * <p>One commit makes a campaign be there: the one that inserts its row. A campaign of up to {@link
 * Slice#SIZE} SMS is written by that transaction alone. The slices of a longer one are written and
 * committed before, STAGED: they belong to no campaign, so nobody sees or sends them, and they are
 * removed when the campaign does not come about, at the latest when their time runs out. A single
 * transaction would do the same on PostgreSQL; on Derby its locks would become a lock of the whole
 * table, and nobody could send or read until a million rows are in.
 */
final class CampaignAppender {
  private static final Logger LOG = LoggerFactory.getLogger(CampaignAppender.class);

  /** Longest time that reading the messages may take. */
  private static final Duration STAGED_FOR = Duration.ofHours(6);

  private static final int BATCH = 500;

  /** Slices of one campaign that are written at a time, while the next one is made. */
  private static final int WRITERS = 2;

  private final Database database;
  private final Slices slices;
  private final Quotas quotas;
  private final SecureRandom random = new SecureRandom();

  CampaignAppender(Database database, Slices slices, Quotas quotas) {
    this.database = database;
    this.slices = slices;
    this.quotas = quotas;
  }

  AppendResult append(
      Campaign campaign,
      Stream<OutboundSms> messages,
      String owner,
      Duration lease,
      SendingQuotas limits) {
    try (messages) {
      Optional<Long> there = find(campaign.key());
      if (there.isPresent()) {
        return new AppendResult.Duplicate(there.get());
      }
      Optional<AppendResult.OverQuota> over = quotas.foresee(campaign, limits);
      if (over.isPresent()) {
        return over.get();
      }
      try (SideBySide writers = new SideBySide(WRITERS, "sms-append")) {
        return new Appending(campaign, owner, lease, limits, writers).run(messages.iterator());
      }
    }
  }

  Optional<Long> find(UUID key) {
    return database.transaction(
        connection -> {
          try (Statements select =
              Statements.of(connection, "SELECT id FROM sms_campaign WHERE campaign_key = ?")) {
            return select.text(key.toString()).first(row -> row.getLong(1));
          }
        });
  }

  /** The ids a slice takes, of itself and of its SMS. */
  private record Range(long campaignId, long sliceId, long first, long last) {}

  /** A second click was quicker. */
  private static final class KeyTaken extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;
  }

  /** One campaign on its way in. */
  private final class Appending {
    private final SideBySide writers;
    private final Campaign campaign;
    private final String owner;
    private final Duration lease;
    private final SendingQuotas limits;
    private final String body;
    private final List<Range> staged = new ArrayList<>();
    private long campaignId;
    private long firstId;
    private long messages;
    private long parts;
    private long overridden;
    private Money cost;

    /**
     * @param writers write its slices
     */
    Appending(
        Campaign campaign, String owner, Duration lease, SendingQuotas limits, SideBySide writers) {
      this.writers = writers;
      this.campaign = campaign;
      this.owner = owner;
      this.lease = lease;
      this.limits = limits;
      this.body = Texts.exact(campaign.text(), Texts.BODY, "the text");
      this.cost = Money.zero(campaign.confirmedCost().currency());
    }

    AppendResult run(Iterator<OutboundSms> source) {
      boolean committed = false;
      try {
        List<OutboundSms> chunk = next(source);
        if (chunk.isEmpty()) {
          return new AppendResult.Empty();
        }
        while (source.hasNext()) {
          if (!exceeded()) {
            stage(chunk);
          }
          chunk = next(source);
        }
        writers.await();
        if (campaign.resendOf().isPresent() && messages != 1) {
          throw new IllegalArgumentException("one SMS is sent again as one");
        }
        if (parts != campaign.confirmedParts() || !cost.equals(campaign.confirmedCost())) {
          return new AppendResult.Differs(parts, cost);
        }
        AppendResult result = commit(chunk);
        committed = result instanceof AppendResult.Appended;
        return result;
      } finally {
        if (!committed) {
          writers.close(); // what is being written now must be there to be removed
          discard();
        }
      }
    }

    private List<OutboundSms> next(Iterator<OutboundSms> source) {
      List<OutboundSms> chunk = new ArrayList<>(Slice.SIZE);
      while (chunk.size() < Slice.SIZE && source.hasNext()) {
        OutboundSms sms = source.next();
        parts += sms.parts();
        overridden += sms.overriddenBy().isPresent() ? 1 : 0;
        cost = cost.plus(sms.cost());
        chunk.add(sms);
      }
      messages += chunk.size();
      return chunk;
    }

    /** Whether it is sure already that the sums will differ: then only the sums matter. */
    private boolean exceeded() {
      return parts > campaign.confirmedParts() || cost.micros() > campaign.confirmedCost().micros();
    }

    private void stage(List<OutboundSms> chunk) {
      Range range = allocate(chunk.size());
      staged.add(range);
      writers.begin(
          () ->
              database.transaction(
                  connection -> {
                    long now = database.now();
                    insertSlice(connection, range, Slice.STAGED, now, now + STAGED_FOR.toMillis());
                    insertSms(connection, range, chunk, now);
                    return range;
                  }));
    }

    /** Small transactions of their own, so that appending hosts don't wait for each other. */
    private Range allocate(int size) {
      Range range =
          database.transaction(
              connection -> {
                long campaign = campaignId == 0 ? Ids.CAMPAIGN.take(connection, 1) : campaignId;
                long slice = Ids.SLICE.take(connection, 1);
                long first = Ids.SMS.take(connection, size);
                return new Range(campaign, slice, first, first + size - 1);
              });
      if (campaignId == 0) {
        campaignId = range.campaignId();
        firstId = range.first();
      }
      return range;
    }

    private AppendResult commit(List<OutboundSms> chunk) {
      Range last = allocate(chunk.size());
      try {
        return database.transaction(connection -> commit(connection, chunk, last));
      } catch (KeyTaken e) {
        return new AppendResult.Duplicate(find(campaign.key()).orElseThrow());
      } catch (Resends.Settled e) {
        return new AppendResult.Settled(e.state());
      } catch (Quotas.Exceeded e) {
        // by its own first click, perhaps
        return find(campaign.key())
            .<AppendResult>map(AppendResult.Duplicate::new)
            .orElse(e.result());
      }
    }

    private AppendResult commit(Connection connection, List<OutboundSms> chunk, Range last)
        throws SQLException {
      long now = database.now();
      long until = now + lease.toMillis();
      boolean deferred = campaign.notBefore().isPresent();
      String state = deferred ? Slice.READY : Slice.CLAIMED;
      quotas.enforce(connection, campaign, limits);
      insertCampaign(connection, last, now);
      if (campaign.resendOf().isPresent()) {
        Resends.link(connection, campaign.resendOf().getAsLong(), last.first(), campaign, now);
      }
      insertSms(connection, last, chunk, now);
      insertSlice(connection, last, state, now, deferred ? 0 : until);
      if (!staged.isEmpty()) {
        release(connection, state, deferred ? 0 : until, now);
      }
      AuditChain.add(connection, now, confirmed());
      List<SendLease> leases = new ArrayList<>();
      if (!deferred) {
        staged.forEach(range -> leases.add(lease(range, until)));
        leases.add(lease(last, until));
      }
      return new AppendResult.Appended(campaignId, messages, leases);
    }

    private AuditEntry confirmed() {
      return new AuditEntry(
          campaign.userId(),
          AuditAction.SENT,
          "campaign " + campaignId,
          "purpose=%s mode=%s messages=%d parts=%d cost=%d.%06d%s overridden=%d%s%s"
              .formatted(
                  campaign.purpose(),
                  campaign.mode(),
                  messages,
                  parts,
                  cost.micros() / 1_000_000,
                  cost.micros() % 1_000_000,
                  cost.currency().getCurrencyCode(),
                  overridden,
                  campaign.duringQuietHours() ? " quiet-hours=overridden" : "",
                  campaign.resendOf().isPresent()
                      ? " again=" + campaign.resendOf().getAsLong()
                      : ""));
    }

    private void release(Connection connection, String state, long until, long now)
        throws SQLException {
      try (Statements update =
          Statements.of(
              connection,
              """
              UPDATE sms_slice SET state = ?, lease_until = ?, claimed_at = ?
              WHERE campaign_id = ? AND state = 'STAGED'
              """)) {
        int released = update.text(state).number(until).number(now).number(campaignId).update();
        if (released != staged.size()) {
          throw new SQLException("slices are missing", "02000");
        }
      }
    }

    private SendLease lease(Range range, long until) {
      return new SendLease(
          range.sliceId(),
          owner,
          1,
          campaignId,
          campaign.userId(),
          campaign.purpose(),
          campaign.mode(),
          range.first(),
          range.last(),
          campaign.expires(),
          1,
          Instant.ofEpochMilli(until),
          campaign.sender(),
          campaign.duringQuietHours());
    }

    private void insertCampaign(Connection connection, Range last, long now) throws SQLException {
      try (Statements insert =
          Statements.of(
              connection,
              """
              INSERT INTO sms_campaign (id, campaign_key, reference_bits, user_id, user_name,
                workstation, purpose, mode, template_id, body, selection, created, not_before,
                expires, messages, parts, cost_micros, currency, first_id, last_id, sender,
                quiet_override, series, reminder_no, reminder_of)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
              """)) {
        insert
            .number(campaignId)
            .text(campaign.key().toString())
            .number(random.nextLong())
            .text(Texts.exact(campaign.userId(), Texts.NAME, "the user id"))
            .text(Texts.display(campaign.userName(), Texts.NAME))
            .text(Texts.display(campaign.workstation(), Texts.NAME))
            .name(campaign.purpose())
            .name(campaign.mode())
            .text(campaign.templateId().map(id -> Texts.exact(id, Texts.NAME, "the template id")))
            .text(body)
            .text(Texts.display(campaign.selection(), 4_000))
            .number(now)
            .time(campaign.notBefore())
            .time(campaign.expires())
            .number(messages)
            .number(parts)
            .number(cost.micros())
            .text(cost.currency().getCurrencyCode())
            .number(firstId)
            .number(last.last())
            .text(campaign.sender().map(SenderId::value))
            .flag(campaign.duringQuietHours())
            .text(campaign.reminder().map(r -> r.series().toString()))
            .number(campaign.reminder().map(r -> (long) r.number()).orElse(null))
            .number(campaign.reminder().map(r -> (long) r.of()).orElse(null))
            .update();
      } catch (SQLException e) {
        if (Database.isDuplicate(e)) {
          throw new KeyTaken();
        }
        throw e;
      }
    }

    private void insertSlice(
        Connection connection, Range range, String state, long now, long leaseUntil)
        throws SQLException {
      boolean deferred = campaign.notBefore().isPresent();
      try (Statements insert =
          Statements.of(
              connection,
"""
INSERT INTO sms_slice (id, campaign_id, first_id, last_id, priority, not_before, state,
  owner, version, lease_until, claimed_at, mark, attempt, cancelled)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
""")) {
        insert
            .number(range.sliceId())
            .number(range.campaignId())
            .number(range.first())
            .number(range.last())
            .count(campaign.purpose().ordinal())
            .number(campaign.notBefore().map(Instant::toEpochMilli).orElse(now).longValue())
            .text(state)
            .text(deferred ? null : owner)
            .number(deferred ? 0L : 1L)
            .number(leaseUntil)
            .number(now)
            .number(range.first() - 1)
            .count(deferred ? 0 : 1)
            .update();
      }
    }

    private void insertSms(Connection connection, Range range, List<OutboundSms> chunk, long now)
        throws SQLException {
      String state = campaign.notBefore().isPresent() ? "SCHEDULED" : "QUEUED";
      try (Statements insert =
          Statements.of(
              connection,
"""
INSERT INTO sms (id, campaign_id, slice_id, recipient, recipient_search, phone,
  record_type, record_id, person_id, body, encoding, parts, cost_micros, overridden_by,
  state, state_at, secret_account, secret_seen, secret_length, secret_at, attempts,
  pass)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)
""")) {
        long id = range.first();
        for (OutboundSms sms : chunk) {
          String text = Texts.exact(sms.text(), Texts.BODY, "the text");
          insert
              .number(id)
              .number(range.campaignId())
              .number(range.sliceId())
              .text(Texts.display(sms.name(), Texts.NAME))
              .text(Texts.search(sms.name()))
              .text(sms.number().e164())
              .name(sms.record().map(r -> r.type()))
              .text(sms.record().map(r -> Texts.exact(r.id(), Texts.NAME, "the record id")))
              .text(sms.personId().map(p -> Texts.exact(p, Texts.NAME, "the person id")))
              // most often all get the same text, which the campaign has
              .text(text.equals(body) ? null : text)
              .name(sms.encoding())
              .count(sms.parts())
              .number(sms.cost().micros())
              .text(sms.overriddenBy().map(name -> Texts.display(name, Texts.NAME)))
              .text(state)
              .number(now);
          Slots.bind(insert, sms.secret());
          insert.addBatch();
          if ((id - range.first()) % BATCH == BATCH - 1) {
            insert.sendBatch();
          }
          id++;
        }
        insert.sendBatch();
      }
    }

    private void discard() {
      for (Range range : staged) {
        try {
          slices.discard(range.sliceId());
        } catch (RuntimeException e) {
          // nobody sees them; claim() removes them when their time has run out
          LOG.warn("staged slices remain for now: {}", e.getMessage());
          return;
        }
      }
    }
  }
}
