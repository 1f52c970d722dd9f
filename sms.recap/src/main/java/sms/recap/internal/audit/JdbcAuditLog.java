package sms.recap.internal.audit;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import sms.api.audit.AuditCheck;
import sms.api.audit.AuditEntry;
import sms.api.audit.AuditFilter;
import sms.api.audit.AuditLog;
import sms.api.audit.AuditRecord;
import sms.recap.internal.db.Database;

/** The journal in the database. There while the database is open. */
@Component
public final class JdbcAuditLog implements AuditLog {
  private static final int AT_ONCE = 1_000;

  private final Database database;

  @Activate
  public JdbcAuditLog(@Reference Database database) {
    this.database = database;
  }

  @Override
  public void add(AuditEntry entry) {
    database.transaction(
        connection -> {
          AuditChain.add(connection, database.now(), entry);
          return entry;
        });
  }

  @Override
  public List<AuditRecord> newest(AuditFilter filter, long below, int limit) {
    return database.transaction(connection -> AuditChain.newest(connection, filter, below, limit));
  }

  @Override
  public List<String> people() {
    return database.transaction(AuditChain::people);
  }

  @Override
  public AuditCheck verify() {
    // before the entries: those that come in meanwhile are beyond it
    long end = database.transaction(AuditChain::next);
    String before = AuditChain.NOTHING;
    long number = 1;
    while (number < end) {
      long read = number - 1;
      List<AuditRecord> records =
          database.transaction(connection -> AuditChain.from(connection, read, AT_ONCE));
      if (records.isEmpty()) {
        return new AuditCheck.Broken(number);
      }
      for (AuditRecord record : records) {
        String hash = AuditChain.hash(before, number, record.at().toEpochMilli(), record.entry());
        if (record.number() != number || !record.hash().equals(hash)) {
          return new AuditCheck.Broken(number);
        }
        before = hash;
        number++;
      }
    }
    return new AuditCheck.Intact(number - 1, before);
  }
}
