package sms.dispatch.internal.testing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sms.api.dispatch.Inbox;
import sms.api.dispatch.OutboxUnavailableException;
import sms.api.gateway.InboundSms;
import sms.api.gateway.InboundSms.Wish;
import sms.api.host.OptOutChange;

/** What the database keeps of what people send us. */
public final class InMemoryInbox implements Inbox {
  private final Map<String, InboundSms> messages = new LinkedHashMap<>();
  private final List<OptOutChange> changes = new ArrayList<>();
  private long told;
  private boolean away;

  /** Whether the database is away. */
  public synchronized void away(boolean now) {
    away = now;
  }

  /** What was committed. */
  public synchronized List<InboundSms> messages() {
    return List.copyOf(messages.values());
  }

  private void beThere() {
    if (away) {
      throw new OutboxUnavailableException("away", new IllegalStateException("test"));
    }
  }

  @Override
  public synchronized int receive(String gatewayId, List<InboundSms> received) {
    beThere();
    int fresh = 0;
    for (InboundSms message : received) {
      String key = gatewayId + message.providerId().orElse("" + messages.size());
      if (messages.putIfAbsent(key, message) == null) {
        fresh++;
        if (message.wish() != Wish.NONE) {
          boolean out = message.wish() == Wish.OPT_OUT;
          changes.add(
              new OptOutChange(changes.size() + 1, message.from(), out, Instant.EPOCH, gatewayId));
        }
      }
    }
    return fresh;
  }

  @Override
  public synchronized List<OptOutChange> untold(int limit) {
    beThere();
    return changes.stream().filter(change -> change.id() > told).limit(limit).toList();
  }

  @Override
  public synchronized void told(long upToId) {
    beThere();
    told = Math.max(told, upToId);
  }
}
