package sms.api.gateway;

import static java.util.Objects.requireNonNull;

/** The credit left with a provider. */
public sealed interface Balance {
  /** As the provider said. */
  record Known(Money left) implements Balance {
    public Known {
      requireNonNull(left, "left");
    }
  }

  /** This provider has no way to ask. */
  record Unsupported() implements Balance {}

  /** It could be asked, but did not answer. */
  record Unavailable(FailureReason reason, String rawCode) implements Balance {
    public Unavailable {
      requireNonNull(reason, "reason");
      requireNonNull(rawCode, "rawCode");
    }
  }
}
