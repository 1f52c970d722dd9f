package sms.api.dispatch;

import static java.util.Objects.requireNonNull;

import java.util.List;
import sms.api.gateway.Money;

/**
 * What can be sent again, and its price.
 *
 * @param smsIds in the order in which they were asked for; may be empty
 * @param parts SMS that would be billed
 * @param cost of all parts, by today's tariff
 */
public record ResendOffer(List<Long> smsIds, long parts, Money cost) {
  public ResendOffer {
    smsIds = List.copyOf(smsIds);
    requireNonNull(cost, "cost");
  }
}
