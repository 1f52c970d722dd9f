package sms.api.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import sms.api.gateway.LookupRequest;

/**
 * Which SMS a provider is to be asked for because no final report has come, and whose turn it is to
 * ask: of the hosts on one database one at a time asks a gateway.
 *
 * <p>A turn goes over the SMS by id. How far it came is kept, so that whoever has the next turn,
 * after a restart or on another host, goes on from there. All methods block on the database, are
 * safe for concurrent use and throw {@link OutboxUnavailableException} when it is away.
 */
@ProviderType
public interface ReportTurns {
  /**
   * A turn.
   *
   * @param gatewayId whom it asks
   * @param owner whose it is
   * @param askedUpTo all that was due until then has been asked for
   * @param upTo this round asks for what became due after that and until then
   * @param afterId this round has asked for SMS up to that id; 0: for none
   */
  record Turn(String gatewayId, String owner, Instant askedUpTo, Instant upTo, long afterId) {}

  /**
   * An SMS that the provider has and whose report is missing.
   *
   * @param id ours
   * @param request to ask with; has the provider's id, and the time it was sent
   */
  record Awaited(long id, LookupRequest request) {}

  /**
   * Takes the turn, for that long.
   *
   * @return empty: another host has it, or the gateway is to be left alone for a while
   */
  Optional<Turn> take(String gatewayId, String owner, Duration lease);

  /**
   * SMS that this gateway has taken and that are {@link SmsState#SENT} with a provider's id; by id,
   * above the turn's.
   *
   * @param since only those that were sent after that
   * @param limit at most that many; fewer: there are no more
   */
  List<Awaited> read(Turn turn, Instant since, int limit);

  /**
   * Keeps how far the turn came, and prolongs it.
   *
   * @return the turn from there; empty: it was lost
   */
  Optional<Turn> advance(Turn turn, long afterId, Duration lease);

  /** The round is through. Does nothing when the turn was lost. */
  void finish(Turn turn);

  /**
   * Gives the turn back in the middle of a round: nobody asks this gateway for that long, then the
   * round goes on. Does nothing when the turn was lost.
   */
  void interrupt(Turn turn, Duration pause);
}
