package sms.api.gateway;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import sms.api.selection.PhoneNumber;

/**
 * Which SMS a provider is asked for.
 *
 * @param reference ours, that it was submitted with
 * @param providerId the provider's id, when it gave one
 * @param to where it goes
 * @param submitted about when; a minute earlier or later
 */
public record LookupRequest(
    UUID reference, Optional<String> providerId, PhoneNumber to, Instant submitted) {
  public LookupRequest {
    requireNonNull(reference, "reference");
    requireNonNull(providerId, "providerId");
    requireNonNull(to, "to");
    requireNonNull(submitted, "submitted");
  }

  /** Without the number. */
  @Override
  public String toString() {
    return "LookupRequest[" + reference + "]";
  }
}
