package sms.api.gateway;

import static java.util.Objects.requireNonNull;

import java.util.List;

/** What a gateway made of a provider's call. */
public sealed interface CallbackResult {
  /** Genuine; the reports are stored, then the provider is answered 200. May hold none. */
  record Reports(List<DeliveryReport> reports) implements CallbackResult {
    public Reports {
      reports = List.copyOf(reports);
    }
  }

  /** Genuine; what people wrote to us is stored, then the provider is answered 200. */
  record Inbound(List<InboundSms> messages) implements CallbackResult {
    public Inbound {
      messages = List.copyOf(messages);
    }
  }

  /** Token or signature is wrong or absent: answered 401, nothing stored. */
  record Unauthorised() implements CallbackResult {}

  /**
   * Genuine but not to be understood: answered 400.
   *
   * @param why for our log, without number, text or secret
   */
  record Malformed(String why) implements CallbackResult {
    public Malformed {
      requireNonNull(why, "why");
    }
  }
}
