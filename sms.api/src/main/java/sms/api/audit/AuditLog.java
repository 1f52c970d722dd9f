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
   * The newest entries below that number, newest first.
   *
   * @param below {@link Long#MAX_VALUE}: from the end on
   * @param limit at least 1
   */
  List<AuditRecord> newest(long below, int limit);

  /** Reads the whole journal, oldest first, and computes every hash anew. */
  AuditCheck verify();
}
