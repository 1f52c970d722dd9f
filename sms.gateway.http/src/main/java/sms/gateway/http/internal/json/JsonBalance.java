package sms.gateway.http.internal.json;

import com.fasterxml.jackson.core.JsonPointer;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import sms.api.gateway.Balance;
import sms.api.gateway.FailureReason;
import sms.api.gateway.Money;
import sms.gateway.http.internal.Protocol.BalanceInquiry;
import sms.gateway.http.internal.exchange.Answer;
import sms.gateway.http.internal.exchange.Call;

/**
 * The credit, as an amount somewhere in a JSON answer.
 *
 * @param call that asks for it
 * @param amount where the amount is
 * @param currency of the tariffs
 * @param unit what one of that amount is worth in the currency: 1, or the price of a credit
 */
public record JsonBalance(Call call, JsonPointer amount, Currency currency, BigDecimal unit)
    implements BalanceInquiry {
  @Override
  public Balance read(Answer answer) {
    String raw = Integer.toString(answer.status());
    if (answer.status() == 401 || answer.status() == 403) {
      return new Balance.Unavailable(FailureReason.LOGIN_REFUSED, raw);
    }
    Optional<Money> left =
        answer.status() == 200
            ? Json.read(answer.body()).flatMap(d -> Json.text(d, amount)).flatMap(this::money)
            : Optional.empty();
    return left.<Balance>map(Balance.Known::new)
        .orElseGet(() -> new Balance.Unavailable(FailureReason.NO_CLEAR_ANSWER, raw));
  }

  /** Rounded down to a millionth; a debt is no credit. */
  private Optional<Money> money(String text) {
    if (!text.matches("-?[0-9]{1,12}(\\.[0-9]{1,30})?")) {
      return Optional.empty();
    }
    long micros = new BigDecimal(text).multiply(unit).movePointRight(6).longValue();
    return Optional.of(new Money(Math.max(0, micros), currency));
  }
}
