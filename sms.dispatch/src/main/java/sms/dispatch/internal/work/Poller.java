package sms.dispatch.internal.work;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.api.compose.Purpose;
import sms.api.dispatch.Outbox;
import sms.api.dispatch.OutboxUnavailableException;
import sms.api.dispatch.SendLease;
import sms.api.gateway.SendingMode;

/**
 * Claims what is due: deferred campaigns, further attempts, what dead hosts left. A bounded number
 * of ranges at once, but for emergencies there is always room. Also renews our leases.
 */
final class Poller implements Runnable {
  /** Emergencies that are claimed although enough is in work. */
  private static final int EMERGENCIES = 4;

  private static final Purpose LEAST = Purpose.values()[Purpose.values().length - 1];
  private static final Logger LOG = LoggerFactory.getLogger(Poller.class);

  private final Outbox outbox;
  private final Board board;
  private final Supplier<Set<SendingMode>> modes;
  private final Settings settings;
  private final String owner;
  private final Time time;
  private volatile boolean maybeMore;
  private boolean away;

  Poller(
      Outbox outbox,
      Board board,
      Supplier<Set<SendingMode>> modes,
      Settings settings,
      String owner,
      Time time) {
    this.outbox = outbox;
    this.board = board;
    this.modes = modes;
    this.settings = settings;
    this.owner = owner;
    this.time = time;
  }

  /** Whether the last claim brought as many as were asked for. */
  boolean maybeMore() {
    return maybeMore;
  }

  @Override
  public void run() {
    try {
      board.dropLapsed().forEach(s -> LOG.debug("lease ran out unused {}", s));
      renew();
      claim();
      if (away) {
        away = false;
        LOG.info("database is back");
      }
    } catch (OutboxUnavailableException e) {
      if (!away) {
        away = true;
        LOG.warn("database away, asked again each second", e);
      }
    } catch (RuntimeException e) {
      LOG.error("claiming failed, tried again in a second", e);
    }
  }

  private void claim() {
    Set<SendingMode> usable = modes.get();
    int room = settings.slices() - board.claimed(usable);
    int max = room > 0 ? room : EMERGENCIES;
    Time.Moment asked = time.now();
    List<SendLease> leases =
        outbox.claim(owner, settings.lease(), max, usable, room > 0 ? LEAST : Purpose.EMERGENCY);
    maybeMore = room > 0 && leases.size() == max;
    for (SendLease lease : leases) {
      board.add(new Slice(lease, true, asked, settings.lease()));
    }
    if (!leases.isEmpty()) {
      LOG.debug("claimed ranges={}", leases.size());
    }
  }

  /**
   * Renews the leases with rows under way, and those that come next. The others are left to run
   * out: any host may take them.
   */
  private void renew() {
    Set<SendingMode> usable = modes.get();
    int next = 0;
    for (Slice slice : board.all()) {
      boolean soon = usable.contains(slice.lease().mode()) && next++ < settings.slices();
      Time.Moment now = time.now();
      if ((soon || slice.outstanding() > 0) && !slice.lost() && slice.renewable(now)) {
        if (outbox.record(slice.lease(), List.of(), settings.lease())) {
          slice.renewed(now);
        } else {
          LOG.warn("lease lost {}", slice);
          slice.lose();
          if (slice.finishNow()) {
            board.remove(slice);
          }
        }
      }
    }
  }
}
