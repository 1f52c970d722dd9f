package sms.api.gateway;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A provider whose delivery reports can be fetched by us: for a host that it cannot reach from
 * outside, and for reports that got lost on their way. The {@link SmsGateway} that offers it
 * implements this too; its service needs no other name.
 *
 * <p>What it answers goes the same way as a report that the provider sends. Asking never sends
 * anything: the dispatcher asks only for SMS that the provider has taken.
 */
@ConsumerType
public interface ReportPolling {
  /**
   * How long after an SMS was taken its report is first asked for: about a minute where reports
   * come in no other way, longer (say an hour) where the provider sends them and few get lost. It
   * is asked for again ever more rarely, for three days at most.
   */
  Duration firstAfter();

  /**
   * Asks. Never blocks, completes within the gateway's deadline (at most 15 s), never
   * exceptionally.
   *
   * @param sms each has a {@link LookupRequest#providerId()}; at least one, and no more than {@link
   *     Capabilities#window()} nor 10
   */
  CompletionStage<PollResult> poll(List<LookupRequest> sms);
}
