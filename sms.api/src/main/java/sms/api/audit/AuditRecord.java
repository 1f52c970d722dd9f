package sms.api.audit;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * An entry in its place.
 *
 * @param number 1, 2, 3 …; no number is missing
 * @param at when
 * @param entry what
 * @param hash SHA-256 of the hash before and all of this entry, 64 hexadecimal digits
 */
public record AuditRecord(long number, Instant at, AuditEntry entry, String hash) {
  public AuditRecord {
    requireNonNull(at, "at");
    requireNonNull(entry, "entry");
    requireNonNull(hash, "hash");
  }
}
