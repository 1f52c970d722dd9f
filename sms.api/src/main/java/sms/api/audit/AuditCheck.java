package sms.api.audit;

import static java.util.Objects.requireNonNull;

/** What a verification of the journal found. */
public sealed interface AuditCheck {
  /**
   * Every entry is as it was written, and none is missing up to here.
   *
   * @param entries how many; 0: nothing was ever done
   * @param hash of the last entry; noted down elsewhere, it shows later whether the end was cut off
   *     and written anew; 64 zeros without entries
   */
  record Intact(long entries, String hash) implements AuditCheck {
    public Intact {
      requireNonNull(hash, "hash");
    }
  }

  /**
   * Somebody has changed, removed or added entries behind the program's back.
   *
   * @param number of the first entry that is missing or not as it was written
   */
  record Broken(long number) implements AuditCheck {}
}
