package sms.api.audit;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The journal. What the outbox does for a person is entered in the same transaction; other parts
 * enter what they do themselves.
 *
 * <p>All methods throw {@link sms.api.dispatch.OutboxUnavailableException} when the database is
 * away.
 */
@ProviderType
public interface AuditLog {
  /** Enters it. Once this returns it is on the disk. */
  void add(AuditEntry entry);

  /**
   * The newest of those entries below that number, newest first.
   *
   * @param below {@link Long#MAX_VALUE}: from the end on
   * @param limit at least 1
   * @return empty list: there are none below
   */
  List<AuditRecord> newest(AuditFilter filter, long below, int limit);

  /** The same of all entries. */
  default List<AuditRecord> newest(long below, int limit) {
    return newest(AuditFilter.ALL, below, limit);
  }

  /** Everybody who has an entry, each once and sorted; empty list: nothing was ever done. */
  List<String> people();

  /** Reads the whole journal, oldest first, and computes every hash anew. */
  AuditCheck verify();
}
