package sms.api.dispatch;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import sms.api.gateway.InboundSms;
import sms.api.host.OptOutChange;

/**
 * Where SMS that people send to us are kept. What is committed here is what counts. All methods
 * block on the database and throw {@link OutboxUnavailableException} when it is away; nothing has
 * happened then.
 */
@ProviderType
public interface Inbox {
  /**
   * Commits them, and the wishes in them, in one transaction. One that was there already does no
   * harm, and its wish is not done a second time. Of two wishes of one number the later counts,
   * whatever comes first.
   *
   * @return how many were new
   */
  int receive(String gatewayId, List<InboundSms> messages);

  /**
   * Who came to want no SMS, or wants them again, and of whom the host was not told yet; oldest
   * first.
   *
   * @param limit at most that many; at least 1
   */
  List<OptOutChange> untold(int limit);

  /** The host was told of these, and of all before them. */
  void told(long upToId);
}
