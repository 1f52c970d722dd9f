package sms.api.recap;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * What was billed to one user, at one workstation, in one month or by one sending.
 *
 * @param key a user id; a workstation, empty when unknown; a month such as {@code "2026-11"}; a
 *     campaign's id
 * @param label how it is shown: the user's name, the workstation, the selection of a sending in
 *     words; empty for a month
 * @param created when a sending was confirmed; empty for all others
 * @param totals by mode
 */
public record GroupTotals(String key, String label, Optional<Instant> created, ModeTotals totals) {
  public GroupTotals {
    requireNonNull(key, "key");
    requireNonNull(label, "label");
    requireNonNull(created, "created");
    requireNonNull(totals, "totals");
  }
}
