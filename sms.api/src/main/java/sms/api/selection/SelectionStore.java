package sms.api.selection;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import sms.api.host.Caller;

/**
 * Keeps selections under a name, in the database.
 *
 * <p>Throws an unchecked exception when the database is away.
 */
@ProviderType
public interface SelectionStore {
  /** The caller's own and the shared ones, by name; may be empty. */
  List<SavedSelection> list(Caller caller);

  /**
   * Keeps criteria; one of the caller's own with that name is replaced.
   *
   * @throws IllegalArgumentException for a name or criteria that {@link SavedSelection} does not
   *     take
   */
  SavedSelection save(String name, boolean shared, String criteria, Caller caller);

  /**
   * Renames one, or changes who sees it: one's own, or any with {@link
   * sms.api.host.Right#ADMINISTER}. Its criteria and its owner stay.
   *
   * @throws IllegalArgumentException for a name that {@link SavedSelection} does not take
   */
  SelectionChange change(long id, String name, boolean shared, Caller caller);

  /**
   * Forgets one: one's own, or any with {@link sms.api.host.Right#ADMINISTER}.
   *
   * @return false when there is none of that id, or not the caller's
   */
  boolean delete(long id, Caller caller);
}
