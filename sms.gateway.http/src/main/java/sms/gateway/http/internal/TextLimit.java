package sms.gateway.http.internal;

import java.util.Optional;
import sms.api.gateway.FailureReason;
import sms.api.gateway.SubmitRequest.Item;
import sms.api.gateway.SubmitResult;

/**
 * Texts that a provider would refuse, cut or replace: refused by us, before anything is sent.
 *
 * @param maxParts most SMS that a text may make
 */
public record TextLimit(int maxParts) {
  /** Why that text is not sent; empty when it is. */
  public Optional<SubmitResult.Rejected> refusal(Item item) {
    if (item.text().isEmpty()) {
      return refused("empty");
    }
    return item.parts() > maxParts
        ? refused(item.parts() + " parts, at most " + maxParts)
        : Optional.empty();
  }

  private static Optional<SubmitResult.Rejected> refused(String why) {
    return Optional.of(new SubmitResult.Rejected(FailureReason.TEXT_REFUSED, why));
  }
}
