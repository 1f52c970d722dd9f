package sms.api.gateway;

import static java.util.Objects.requireNonNull;

/** What a provider says when it is asked for an SMS. */
public sealed interface LookupResult {
  /** It has it. */
  record Found(DeliveryReport report) implements LookupResult {
    public Found {
      requireNonNull(report, "report");
    }
  }

  /** It answered that it knows of no such SMS. */
  record NotFound() implements LookupResult {}

  /**
   * It could not say.
   *
   * @param rawCode its own word, at most 200 characters, without number, text or secret; may be
   *     empty
   */
  record NoAnswer(String rawCode) implements LookupResult {
    public NoAnswer {
      requireNonNull(rawCode, "rawCode");
    }
  }
}
