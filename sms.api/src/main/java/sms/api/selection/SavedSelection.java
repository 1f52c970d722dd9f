package sms.api.selection;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * Criteria kept under a name.
 *
 * @param id ours
 * @param name as the list shows it
 * @param userId whose
 * @param shared whether the whole school sees it
 * @param criteria as the page wrote them, at most {@value #MAX_CRITERIA} characters; opaque to the
 *     store, and still readable when a filter they name is no longer installed
 * @param changed when it was last saved
 */
public record SavedSelection(
    long id, String name, String userId, boolean shared, String criteria, Instant changed) {
  /** Longest criteria, in characters. */
  public static final int MAX_CRITERIA = 20_000;

  /** Longest name, in characters. */
  public static final int MAX_NAME = 100;

  public SavedSelection {
    requireNonNull(userId, "userId");
    requireNonNull(changed, "changed");
    if (requireNonNull(name, "name").isBlank() || name.length() > MAX_NAME) {
      throw new IllegalArgumentException("a saved selection has a name of 1 to 100 characters");
    }
    if (requireNonNull(criteria, "criteria").length() > MAX_CRITERIA) {
      throw new IllegalArgumentException("the criteria are too long");
    }
  }
}
