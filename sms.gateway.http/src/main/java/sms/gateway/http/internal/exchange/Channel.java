package sms.gateway.http.internal.exchange;

import java.util.concurrent.CompletionStage;

/** A gateway's way to its one provider. */
public interface Channel extends AutoCloseable {
  /**
   * Sends exactly once. Never blocks, never repeats, follows no redirect.
   *
   * @return completes within the exchange's deadline, never exceptionally
   * @throws IllegalArgumentException when the call does not go to this channel's endpoint
   */
  CompletionStage<Outcome> send(Call call);

  /** Calls under way still end; the endpoint's host is no longer allowed. */
  @Override
  void close();
}
