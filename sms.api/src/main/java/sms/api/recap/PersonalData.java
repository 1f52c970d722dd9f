package sms.api.recap;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What is kept of one person, for the rights of access and erasure (GDPR, articles 15 and 17). The
 * host calls it when it answers for a person or erases one; a person is who the host says, by
 * {@link sms.api.host.Person#id}.
 *
 * <p>All methods throw {@link sms.api.dispatch.OutboxUnavailableException} when the database is
 * away.
 */
@ProviderType
public interface PersonalData {
  /**
   * All SMS to that person, with their texts and all that happened to them.
   *
   * @return newest first; empty list: nothing is kept
   */
  List<DeliveryTrail> of(String personId);

  /**
   * Removes them, with numbers, texts and events. Sums by campaign stay: they name nobody. It is
   * entered in the journal, by the number of SMS alone.
   *
   * @param personId whose; the host has erased the person before, so that nothing new leaves
   * @param by the user who does it
   * @return what was removed, and what is still under way: of that, ask again later
   */
  Erased erase(String personId, String by);

  /**
   * What became of an erasure.
   *
   * @param messages SMS removed
   * @param underWay SMS whose campaign has not come to its end yet; 0: nothing is kept any more
   */
  record Erased(long messages, long underWay) {}
}
