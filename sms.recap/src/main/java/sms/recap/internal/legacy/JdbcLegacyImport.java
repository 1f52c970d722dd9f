package sms.recap.internal.legacy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import sms.api.audit.AuditAction;
import sms.api.audit.AuditEntry;
import sms.api.gateway.Money;
import sms.api.host.Caller;
import sms.api.host.Right;
import sms.api.host.School;
import sms.api.recap.LegacyImport;
import sms.api.recap.LegacyResult;
import sms.api.recap.ModeTotals.Total;
import sms.recap.internal.audit.AuditChain;
import sms.recap.internal.db.Database;
import sms.recap.internal.db.Messages;
import sms.recap.internal.db.Statements;

/** Takes history into the database. There while the database is open. */
@Component
public final class JdbcLegacyImport implements LegacyImport {
  private static final int MEGABYTE = 1024 * 1024;

  private final Database database;

  /** Two imports at a time would take the same ids. */
  private final Lock turn = new ReentrantLock();

  @Activate
  public JdbcLegacyImport(@Reference Database database) {
    this.database = database;
  }

  @Override
  public LegacyResult load(String name, byte[] file, School school, Caller caller) {
    if (!caller.may(Right.ADMINISTER)) {
      throw new IllegalArgumentException("importing history needs ADMINISTER");
    }
    LegacyProblems problems = new LegacyProblems(name, caller.locale());
    if (file.length > MAX_BYTES) {
      problems.add(0, "legacy.too-large", Integer.toString(MAX_BYTES / MEGABYTE));
      return new LegacyResult.Refused(problems.list());
    }
    List<LegacySms> read =
        new LegacyReader(school, Instant.ofEpochMilli(database.now()), problems).read(file);
    if (!problems.none()) {
      return new LegacyResult.Refused(problems.list());
    }
    LegacyRows rows =
        new LegacyRows(
            read, school.currency(), Messages.in(school.locale()).text("legacy.selection"));
    LegacyResult.Imported imported = imported(read, school);
    turn.lock();
    try {
      return database.transaction(connection -> write(connection, rows, imported, caller));
    } finally {
      turn.unlock();
    }
  }

  private LegacyResult write(
      Connection connection, LegacyRows rows, LegacyResult.Imported imported, Caller caller)
      throws SQLException {
    UUID key = rows.key();
    try (Statements select =
        Statements.of(connection, "SELECT id FROM sms_campaign WHERE campaign_key = ?")) {
      if (select.text(key.toString()).first(row -> row.getLong(1)).isPresent()) {
        return new LegacyResult.AlreadyThere();
      }
    }
    rows.write(connection);
    Total billed = imported.billed();
    AuditChain.add(
        connection,
        database.now(),
        new AuditEntry(
            caller.userId(),
            AuditAction.IMPORTED,
            "history " + key,
            "messages=%d billed=%d parts=%d cost=%d.%06d%s from=%s to=%s"
                .formatted(
                    imported.messages(),
                    billed.messages(),
                    billed.parts(),
                    billed.cost().micros() / 1_000_000,
                    billed.cost().micros() % 1_000_000,
                    billed.cost().currency().getCurrencyCode(),
                    imported.from(),
                    imported.to())));
    return imported;
  }

  private static LegacyResult.Imported imported(List<LegacySms> read, School school) {
    Total billed =
        read.stream()
            .filter(LegacySms::billed)
            .map(sms -> new Total(1, sms.parts(), new Money(sms.micros(), school.currency())))
            .reduce(new Total(0, 0, Money.zero(school.currency())), Total::plus);
    Comparator<LegacySms> byTime = Comparator.comparingLong(LegacySms::millis);
    return new LegacyResult.Imported(
        read.size(),
        billed,
        read.stream().min(byTime).orElseThrow().at().toLocalDate(),
        read.stream().max(byTime).orElseThrow().at().toLocalDate());
  }
}
