package sms.recap.internal.reply;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import sms.api.dispatch.Inbox;
import sms.api.gateway.InboundSms;
import sms.api.gateway.InboundSms.Wish;
import sms.api.host.OptOutChange;
import sms.api.recap.Replies;
import sms.api.selection.PhoneNumber;
import sms.recap.internal.db.Database;
import sms.recap.internal.db.Ids;
import sms.recap.internal.db.Sql;
import sms.recap.internal.db.Statements;
import sms.recap.internal.db.Texts;

/** What people send us, in the database. There while the database is open. */
@Component
public final class JdbcInbox implements Inbox {
  private static final long ANSWERED_WITHIN_MILLIS = Replies.ANSWERED_WITHIN_DAYS * 86_400_000L;

  private final Database database;

  @Activate
  public JdbcInbox(@Reference Database database) {
    this.database = database;
  }

  @Override
  public int receive(String gatewayId, List<InboundSms> messages) {
    if (messages.isEmpty()) {
      return 0;
    }
    String gateway = Texts.display(gatewayId, Texts.NAME);
    return database.transaction(connection -> receive(connection, gateway, messages));
  }

  private int receive(Connection connection, String gateway, List<InboundSms> messages)
      throws SQLException {
    // taken first: two hosts that get the same call twice take turns
    long id = Ids.REPLY.take(connection, messages.size());
    Map<String, InboundSms> fresh = new LinkedHashMap<>();
    messages.forEach(message -> fresh.putIfAbsent(key(message), message));
    Statements.lookUp(
            database,
            connection,
            "SELECT message_key FROM sms_reply WHERE gateway_id = ? AND message_key IN",
            List.of(gateway),
            List.copyOf(fresh.keySet()),
            row -> row.getString(1))
        .forEach(fresh::remove);
    if (fresh.isEmpty()) {
      return 0;
    }
    Map<String, Long> answered = answered(connection, fresh.values());
    long now = database.now();
    try (Statements insert =
        Statements.of(
            connection,
            """
            INSERT INTO sms_reply
              (id, gateway_id, message_key, phone, body, wish, occurred, received, answers)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            """)) {
      for (Map.Entry<String, InboundSms> entry : fresh.entrySet()) {
        InboundSms message = entry.getValue();
        insert
            .number(id++)
            .text(gateway)
            .text(entry.getKey())
            .text(message.from().e164())
            .text(Texts.display(message.text(), InboundSms.MAX_TEXT))
            .name(message.wish())
            .number(at(message, now))
            .number(now)
            .number(answered.get(message.from().e164()))
            .addBatch();
      }
      insert.sendBatch();
    }
    for (InboundSms message : fresh.values()) {
      if (message.wish() != Wish.NONE) {
        Wishes.note(
            connection,
            message.from(),
            message.wish() == Wish.OPT_OUT,
            Instant.ofEpochMilli(at(message, now)),
            gateway);
      }
    }
    return fresh.size();
  }

  /** Never in the future: a provider's clock may be fast. */
  private static long at(InboundSms message, long now) {
    return Math.min(message.at().map(Instant::toEpochMilli).orElse(now), now);
  }

  /** The same for a call that is repeated; never for two SMS. */
  private static String key(InboundSms message) {
    if (message.providerId().isPresent()) {
      return Texts.display("id " + message.providerId().get(), Texts.NAME);
    }
    return message
        .at()
        .map(at -> "at " + at.toEpochMilli() + " " + digest(message.from(), message.text()))
        .orElseGet(() -> "no " + UUID.randomUUID());
  }

  private static String digest(PhoneNumber from, String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(sha.digest((from.e164() + " " + text).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The last SMS that went to each number, of those that are not too long ago. */
  private Map<String, Long> answered(Connection connection, Iterable<InboundSms> messages)
      throws SQLException {
    Map<String, Long> answered = new HashMap<>();
    long first;
    try (Statements select =
        Statements.of(
            connection,
            "SELECT MIN(c.first_id) FROM sms_campaign c WHERE c.created >= ? AND c.first_id > 0")) {
      first =
          select
              .number(database.now() - ANSWERED_WITHIN_MILLIS)
              .first(row -> row.getLong(1))
              .orElse(0L);
    }
    if (first > 0) {
      Map<String, Long> numbers = new LinkedHashMap<>();
      messages.forEach(message -> numbers.put(message.from().e164(), 0L));
      Statements.lookUp(
              database,
              connection,
              "SELECT s.phone, s.id"
                  + Sql.FROM_SMS
                  + " WHERE s.id >= ? AND s.state IN ('SENT', 'DELIVERED', 'UNDELIVERED',"
                  + " 'UNCERTAIN') AND s.phone IN",
              List.of(first),
              List.copyOf(numbers.keySet()),
              row -> Map.entry(row.getString(1), row.getLong(2)))
          .forEach(entry -> answered.merge(entry.getKey(), entry.getValue(), Math::max));
    }
    return answered;
  }

  @Override
  public List<OptOutChange> untold(int limit) {
    return database.transaction(
        connection -> {
          try (Statements select =
              Statements.of(
                  connection,
                  """
                  SELECT change_id, phone, opted_out, occurred, source FROM sms_opt_out
                  WHERE change_id >= (SELECT next_id FROM sms_id WHERE name = 'TOLD')
                  ORDER BY change_id FETCH FIRST ? ROWS ONLY
                  """)) {
            return select
                .count(limit)
                .list(
                    row ->
                        new OptOutChange(
                            row.getLong(1),
                            new PhoneNumber(row.getString(2)),
                            row.getShort(3) != 0,
                            Instant.ofEpochMilli(row.getLong(4)),
                            row.getString(5)));
          }
        });
  }

  @Override
  public void told(long upToId) {
    database.transaction(
        connection -> {
          try (Statements update =
              Statements.of(
                  connection,
                  "UPDATE sms_id SET next_id = ? WHERE name = 'TOLD' AND next_id <= ?")) {
            return update.number(upToId + 1).number(upToId).update();
          }
        });
  }
}
