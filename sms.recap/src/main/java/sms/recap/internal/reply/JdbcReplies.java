package sms.recap.internal.reply;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import sms.api.gateway.InboundSms.Wish;
import sms.api.host.Caller;
import sms.api.host.RecordRef;
import sms.api.host.RecordType;
import sms.api.host.Right;
import sms.api.recap.Replies;
import sms.api.recap.RepliesPage;
import sms.api.recap.ReplyLine;
import sms.api.selection.PhoneNumber;
import sms.recap.internal.db.Database;
import sms.recap.internal.db.Statements;
import sms.recap.internal.db.Texts;

/** What people answered, for those who may see it. There while the database is open. */
@Component
public final class JdbcReplies implements Replies {
  /** The reply {@code r} with the SMS {@code s} that it answers. */
  private static final String FROM =
      """
       FROM sms_reply r LEFT JOIN sms s ON s.id = r.answers
        LEFT JOIN sms_campaign c ON c.id = s.campaign_id
        LEFT JOIN sms_opt_out o ON o.phone = r.phone
      """;

  private final Database database;

  @Activate
  public JdbcReplies(@Reference Database database) {
    this.database = database;
  }

  /** What a caller may see: a condition and its parameters. */
  private static String visible(Caller caller, List<Object> values) {
    if (caller.may(Right.RECAP_ALL)) {
      return "";
    }
    values.add(caller.userId());
    return " AND c.user_id = ?";
  }

  @Override
  public RepliesPage page(OptionalLong before, boolean unreadOnly, int limit, Caller caller) {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit is 1 to " + MAX_LIMIT + ": " + limit);
    }
    return database.transaction(connection -> page(connection, before, unreadOnly, limit, caller));
  }

  private static RepliesPage page(
      Connection connection, OptionalLong before, boolean unreadOnly, int limit, Caller caller)
      throws SQLException {
    List<Object> values = new ArrayList<>();
    values.add(before.orElse(Long.MAX_VALUE));
    String visible = visible(caller, values);
    try (Statements select =
        Statements.of(
            connection,
            """
            SELECT r.id, r.occurred, r.phone, s.recipient, s.record_type, s.record_id, r.answers,
              r.body, r.wish, o.opted_out, r.gateway_id, r.read_by
            """
                + FROM
                + " WHERE r.id < ?"
                + visible
                + (unreadOnly ? " AND r.read_by IS NULL" : "")
                + " ORDER BY r.id DESC FETCH FIRST ? ROWS ONLY")) {
      List<ReplyLine> found = select.all(values).count(limit + 1).list(JdbcReplies::line);
      if (found.size() <= limit) {
        return new RepliesPage(found, OptionalLong.empty());
      }
      List<ReplyLine> page = found.subList(0, limit);
      return new RepliesPage(page, OptionalLong.of(page.get(limit - 1).id()));
    }
  }

  private static ReplyLine line(ResultSet row) throws SQLException {
    Optional<RecordType> type = Statements.name(row, "record_type", RecordType.class);
    Optional<String> recordId = Statements.text(row, "record_id");
    long answers = row.getLong("answers");
    boolean answering = !row.wasNull();
    return new ReplyLine(
        row.getLong("id"),
        Instant.ofEpochMilli(row.getLong("occurred")),
        new PhoneNumber(row.getString("phone")),
        Statements.text(row, "recipient").orElse(""),
        type.flatMap(t -> recordId.map(id -> new RecordRef(t, id))),
        answering ? OptionalLong.of(answers) : OptionalLong.empty(),
        row.getString("body"),
        Wish.valueOf(row.getString("wish")),
        row.getShort("opted_out") != 0,
        row.getString("gateway_id"),
        Statements.text(row, "read_by"));
  }

  @Override
  public long unread(Caller caller) {
    List<Object> values = new ArrayList<>();
    String visible = visible(caller, values);
    return database.transaction(
        connection -> {
          try (Statements select =
              Statements.of(
                  connection, "SELECT COUNT(*)" + FROM + " WHERE r.read_by IS NULL" + visible)) {
            return select.all(values).first(row -> row.getLong(1)).orElse(0L);
          }
        });
  }

  @Override
  public boolean mark(long id, boolean read, Caller caller) {
    List<Object> values = new ArrayList<>();
    values.add(id);
    String visible = visible(caller, values);
    Optional<String> reader =
        read ? Optional.of(Texts.display(caller.displayName(), Texts.NAME)) : Optional.empty();
    return database.transaction(
        connection -> {
          try (Statements select =
                  Statements.of(connection, "SELECT r.id" + FROM + " WHERE r.id = ?" + visible);
              Statements update =
                  Statements.of(connection, "UPDATE sms_reply SET read_by = ? WHERE id = ?")) {
            return select.all(values).first(row -> row.getLong(1)).isPresent()
                && update.text(reader).number(id).update() > 0;
          }
        });
  }
}
