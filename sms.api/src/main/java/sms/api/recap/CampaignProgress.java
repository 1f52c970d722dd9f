package sms.api.recap;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import sms.api.dispatch.SmsState;

/**
 * How far a campaign is.
 *
 * @param campaignId which
 * @param created when it was confirmed
 * @param notBefore deferred to that time; empty: it was sent at once
 * @param messages how many SMS in all
 * @param byState how many in each state; states without any are absent
 */
public record CampaignProgress(
    long campaignId,
    Instant created,
    Optional<Instant> notBefore,
    long messages,
    Map<SmsState, Long> byState) {
  public CampaignProgress {
    requireNonNull(notBefore, "notBefore");
    requireNonNull(created, "created");
    byState = Map.copyOf(byState);
  }

  /** Whether nothing of it waits or is under way. */
  public boolean settled() {
    return byState.keySet().stream()
        .noneMatch(s -> s == SmsState.SCHEDULED || s == SmsState.QUEUED || s == SmsState.SENDING);
  }
}
