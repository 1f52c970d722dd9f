package sms.gateway.http.internal.exchange;

import java.util.function.Function;

/**
 * How a call ended. The difference between {@link NothingSent} and {@link NoAnswer} is money: only
 * the first may be repeated.
 */
public sealed interface Outcome {
  /** The provider answered, completely. */
  record Answered(Answer answer) implements Outcome {
    @Override
    public <R> R map(
        Function<Answer, R> answered,
        Function<String, R> nothingSent,
        Function<String, R> noAnswer) {
      return answered.apply(answer);
    }
  }

  /**
   * Not a byte of the request left: no address, no connection, no TLS, or no turn before the
   * deadline.
   *
   * @param cause technical, without address or secret
   */
  record NothingSent(String cause) implements Outcome {
    @Override
    public <R> R map(
        Function<Answer, R> answered,
        Function<String, R> nothingSent,
        Function<String, R> noAnswer) {
      return nothingSent.apply(cause);
    }
  }

  /**
   * The request may have reached the provider, but no complete answer came back.
   *
   * @param cause technical, without address or secret
   */
  record NoAnswer(String cause) implements Outcome {
    @Override
    public <R> R map(
        Function<Answer, R> answered,
        Function<String, R> nothingSent,
        Function<String, R> noAnswer) {
      return noAnswer.apply(cause);
    }
  }

  /** What it means to the caller, case by case. */
  <R> R map(
      Function<Answer, R> answered, Function<String, R> nothingSent, Function<String, R> noAnswer);
}
