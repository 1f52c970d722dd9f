package sms.recap.internal.legacy;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import sms.api.compose.Encoding;
import sms.api.compose.Purpose;
import sms.api.gateway.SendingMode;
import sms.recap.internal.db.Statements;
import sms.recap.internal.db.Texts;
import sms.recap.internal.legacy.LegacySms.Sending;

/**
 * Writes history. Its ids are below all others, falling from 0: so it stands below what this
 * program has sent, in the order of its own times, and each id still says what came after what. Its
 * campaigns are there to stay, so an id is never given twice.
 */
final class LegacyRows {
  private static final int BATCH = 500;

  private final List<LegacySms> messages;
  private final Currency currency;
  private final String selection;

  /**
   * @param messages at least one
   * @param selection what stands for the selection of a sending
   */
  LegacyRows(List<LegacySms> messages, Currency currency, String selection) {
    this.messages = messages.stream().sorted(Comparator.comparingLong(LegacySms::millis)).toList();
    this.currency = currency;
    this.selection = selection;
  }

  /** The same lines give the same key, in whatever order, form or encoding they were written. */
  UUID key() {
    List<String> lines = new ArrayList<>();
    for (LegacySms sms : messages) {
      lines.add(
          String.join(
              "\n",
              Long.toString(sms.millis()),
              sms.recipient(),
              sms.number(),
              sms.state().name(),
              Integer.toString(sms.parts()),
              Long.toString(sms.micros()),
              sms.user(),
              sms.workstation(),
              sms.text(),
              sms.person().orElse("")));
    }
    lines.sort(null);
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String line : lines) {
        digest.update(line.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      ByteBuffer hash = ByteBuffer.wrap(digest.digest());
      return new UUID(hash.getLong(), hash.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Writes all of it, finished and with its tallies. The first campaign has the key. */
  void write(Connection connection) throws SQLException {
    long firstSms = lowest(connection, "first_id") - messages.size();
    Map<Sending, Campaign> campaigns = new LinkedHashMap<>();
    for (int i = 0; i < messages.size(); i++) {
      LegacySms sms = messages.get(i);
      campaigns.computeIfAbsent(sms.sending(), sending -> new Campaign(sms)).add(firstSms + i, sms);
    }
    long id = lowest(connection, "id") - campaigns.size();
    UUID key = key();
    int place = 0;
    for (Campaign campaign : campaigns.values()) {
      campaign.id = id++;
      campaign.key =
          place == 0
              ? key
              : UUID.nameUUIDFromBytes((key + ":" + place).getBytes(StandardCharsets.UTF_8));
      place++;
    }
    insertCampaigns(connection, campaigns);
    insertSlices(connection, campaigns.values());
    insertSms(connection, firstSms, campaigns);
  }

  private static long lowest(Connection connection, String column) throws SQLException {
    try (Statements select =
        Statements.of(connection, "SELECT MIN(" + column + ") FROM sms_campaign")) {
      return Math.min(0, select.first(row -> row.getLong(1)).orElse(0L));
    }
  }

  private void insertCampaigns(Connection connection, Map<Sending, Campaign> campaigns)
      throws SQLException {
    try (Statements insert =
        Statements.of(
            connection,
            """
            INSERT INTO sms_campaign (id, campaign_key, reference_bits, user_id, user_name,
              workstation, purpose, mode, selection, created, expires, messages, parts,
              cost_micros, currency, first_id, last_id, billed_messages, billed_parts,
              billed_micros)
            VALUES (?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      for (Map.Entry<Sending, Campaign> entry : campaigns.entrySet()) {
        Sending sending = entry.getKey();
        Campaign campaign = entry.getValue();
        insert
            .number(campaign.id)
            .text(String.valueOf(campaign.key))
            .text(sending.user())
            .text(sending.user())
            .text(sending.workstation())
            .name(Purpose.OPERATIONAL)
            .name(SendingMode.LEGACY)
            .text(selection)
            .number(campaign.created)
            .number(campaign.last)
            .number(campaign.messages)
            .number(campaign.parts)
            .number(campaign.micros)
            .text(currency.getCurrencyCode())
            .number(campaign.firstId)
            .number(campaign.lastId)
            .number(campaign.billedMessages)
            .number(campaign.billedParts)
            .number(campaign.billedMicros)
            .addBatch();
      }
      insert.sendBatch();
    }
  }

  /** One each, finished, of the campaign's own id: nobody claims it. */
  private static void insertSlices(Connection connection, Iterable<Campaign> campaigns)
      throws SQLException {
    try (Statements insert =
        Statements.of(
            connection,
            """
            INSERT INTO sms_slice (id, campaign_id, first_id, last_id, priority, not_before, state,
              version, lease_until, claimed_at, mark, attempt, cancelled)
            VALUES (?, ?, ?, ?, 0, ?, 'DONE', 0, 0, 0, ?, 0, 0)
            """)) {
      for (Campaign campaign : campaigns) {
        insert
            .number(campaign.id)
            .number(campaign.id)
            .number(campaign.firstId)
            .number(campaign.lastId)
            .number(campaign.created)
            .number(campaign.lastId)
            .addBatch();
      }
      insert.sendBatch();
    }
  }

  private void insertSms(Connection connection, long first, Map<Sending, Campaign> campaigns)
      throws SQLException {
    try (Statements insert =
        Statements.of(
            connection,
            """
            INSERT INTO sms (id, campaign_id, slice_id, recipient, recipient_search, phone,
              person_id, body, encoding, parts, cost_micros, state, state_at, sent_at, attempts,
              pass)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, 0)
            """)) {
      for (int i = 0; i < messages.size(); i++) {
        LegacySms sms = messages.get(i);
        Campaign campaign = requireNonNull(campaigns.get(sms.sending()));
        insert
            .number(first + i)
            .number(campaign.id)
            .number(campaign.id)
            .text(Texts.display(sms.recipient(), Texts.NAME))
            .text(Texts.search(sms.recipient()))
            .text(sms.number())
            .text(sms.person())
            .text(Texts.exact(sms.text(), Texts.BODY, "the text"))
            // of no interest once it was sent: the file tells the parts
            .name(Encoding.GSM7)
            .count(sms.parts())
            .number(sms.micros())
            .name(sms.state())
            .number(sms.millis())
            .number(sms.billed() ? Long.valueOf(sms.millis()) : null)
            .addBatch();
        if (i % BATCH == BATCH - 1) {
          insert.sendBatch();
        }
      }
      insert.sendBatch();
    }
  }

  /** One sending, as its SMS come by. */
  private static final class Campaign {
    private final long created;
    private long id;
    private UUID key = new UUID(0, 0);
    private long firstId = Long.MAX_VALUE;
    private long lastId = Long.MIN_VALUE;
    private long last;
    private long messages;
    private long parts;
    private long micros;
    private long billedMessages;
    private long billedParts;
    private long billedMicros;

    Campaign(LegacySms first) {
      created = first.millis();
    }

    void add(long smsId, LegacySms sms) {
      firstId = Math.min(firstId, smsId);
      lastId = Math.max(lastId, smsId);
      last = Math.max(last, sms.millis());
      messages++;
      parts += sms.parts();
      micros += sms.micros();
      if (sms.billed()) {
        billedMessages++;
        billedParts += sms.parts();
        billedMicros += sms.micros();
      }
    }
  }
}
