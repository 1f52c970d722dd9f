package sms.api.audit;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Which entries of the journal. Empty fields do not restrict.
 *
 * @param action of that kind
 * @param who by that person, as {@link AuditEntry#who} has it
 */
public record AuditFilter(Optional<AuditAction> action, Optional<String> who) {
  /** All of them. */
  public static final AuditFilter ALL = new AuditFilter(Optional.empty(), Optional.empty());

  public AuditFilter {
    requireNonNull(action, "action");
    requireNonNull(who, "who");
  }
}
