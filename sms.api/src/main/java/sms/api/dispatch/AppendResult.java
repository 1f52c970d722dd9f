package sms.api.dispatch;

import java.util.List;

/** The outcome of {@link Outbox#append}. */
public sealed interface AppendResult {
  /**
   * Committed.
   *
   * @param campaignId its id
   * @param messages how many SMS
   * @param leases the ranges that the appending host may send at once; empty for a deferred
   *     campaign
   */
  record Appended(long campaignId, long messages, List<SendLease> leases) implements AppendResult {
    public Appended {
      leases = List.copyOf(leases);
    }
  }

  /** That key was there already; nothing was written, the messages were not read. */
  record Duplicate(long campaignId) implements AppendResult {}

  /** The stream was empty; nothing was written. */
  record Empty() implements AppendResult {}

  /**
   * It is more than a quota leaves; nothing was written.
   *
   * @param scope whose quota; the one that leaves less where both are exceeded
   * @param limit SMS a day
   * @param used SMS of today
   */
  record OverQuota(QuotaScope scope, long limit, long used) implements AppendResult {}

  /**
   * The messages are not what was confirmed; nothing was written.
   *
   * @param parts what they are
   */
  record Differs(long parts, sms.api.gateway.Money cost) implements AppendResult {}

  /**
   * The SMS of {@link Campaign#resendOf} is not UNCERTAIN any more; nothing was written.
   *
   * @param state where it stands
   */
  record Settled(SmsState state) implements AppendResult {}
}
