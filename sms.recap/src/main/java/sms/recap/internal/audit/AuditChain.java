package sms.recap.internal.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import sms.api.audit.AuditAction;
import sms.api.audit.AuditEntry;
import sms.api.audit.AuditFilter;
import sms.api.audit.AuditRecord;
import sms.recap.internal.db.Ids;
import sms.recap.internal.db.Statements;
import sms.recap.internal.db.Texts;

/**
 * Appends to the journal, each entry bound to the one before by its hash. The counter's row is
 * locked from the entry to the end of the transaction, so it comes last there: whoever waits for it
 * holds nothing that its holder still wants.
 */
public final class AuditChain {
  /** Before the first entry. */
  static final String NOTHING = "0".repeat(64);

  private static final int DETAIL = 1_000;

  private AuditChain() {}

  /** Enters it, in the caller's transaction, as the last thing it does. */
  public static void add(Connection connection, long now, AuditEntry entry) throws SQLException {
    long number = Ids.AUDIT.take(connection, 1);
    AuditEntry fit =
        new AuditEntry(
            Texts.display(entry.who(), Texts.NAME),
            entry.action(),
            Texts.display(entry.subject(), Texts.NAME),
            Texts.display(entry.detail(), DETAIL));
    String hash = hash(before(connection, number), number, now, fit);
    try (Statements insert =
        Statements.of(
            connection,
            """
            INSERT INTO sms_audit (id, occurred, who, action, subject, detail, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            """)) {
      insert
          .number(number)
          .number(now)
          .text(fit.who())
          .name(fit.action())
          .text(fit.subject())
          .text(fit.detail())
          .text(hash)
          .update();
    }
  }

  private static String before(Connection connection, long number) throws SQLException {
    try (Statements select = Statements.of(connection, "SELECT hash FROM sms_audit WHERE id = ?")) {
      // a journal that was tampered with goes on, and shows where
      return select.number(number - 1).first(row -> row.getString(1)).orElse(NOTHING);
    }
  }

  /** Oldest first, above that number. */
  static List<AuditRecord> from(Connection connection, long above, int limit) throws SQLException {
    try (Statements select =
        Statements.of(
            connection,
            "SELECT id, occurred, who, action, subject, detail, hash FROM sms_audit"
                + " WHERE id > ? ORDER BY id FETCH FIRST ? ROWS ONLY")) {
      return select.number(above).count(limit).list(AuditChain::of);
    }
  }

  /** Newest first, below that number. */
  static List<AuditRecord> newest(Connection connection, AuditFilter filter, long below, int limit)
      throws SQLException {
    String wanted =
        (filter.action().isPresent() ? " AND action = ?" : "")
            + (filter.who().isPresent() ? " AND who = ?" : "");
    try (Statements select =
        Statements.of(
            connection,
            "SELECT id, occurred, who, action, subject, detail, hash FROM sms_audit WHERE id < ?"
                + wanted
                + " ORDER BY id DESC FETCH FIRST ? ROWS ONLY")) {
      select.number(below);
      if (filter.action().isPresent()) {
        select.name(filter.action());
      }
      if (filter.who().isPresent()) {
        select.text(filter.who());
      }
      return select.count(limit).list(AuditChain::of);
    }
  }

  /** Each once. */
  static List<String> people(Connection connection) throws SQLException {
    try (Statements select =
        Statements.of(connection, "SELECT DISTINCT who FROM sms_audit ORDER BY who")) {
      return select.list(row -> row.getString("who"));
    }
  }

  /** The number that the next entry would get. */
  static long next(Connection connection) throws SQLException {
    try (Statements select =
        Statements.of(connection, "SELECT next_id FROM sms_id WHERE name = 'AUDIT'")) {
      return select.first(row -> row.getLong(1)).orElse(0L);
    }
  }

  private static AuditRecord of(ResultSet row) throws SQLException {
    return new AuditRecord(
        row.getLong("id"),
        Instant.ofEpochMilli(row.getLong("occurred")),
        new AuditEntry(
            row.getString("who"),
            AuditAction.valueOf(row.getString("action")),
            row.getString("subject"),
            row.getString("detail")),
        row.getString("hash"));
  }

  /** Each field with its length before it: no two entries read the same. */
  static String hash(String before, long number, long at, AuditEntry entry) {
    StringBuilder all = new StringBuilder(before);
    for (String field :
        List.of(
            Long.toString(number),
            Long.toString(at),
            entry.who(),
            entry.action().name(),
            entry.subject(),
            entry.detail())) {
      all.append('\n').append(field.length()).append(' ').append(field);
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(all.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
