package sms.dispatch.internal.work;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.api.dispatch.Outbox;
import sms.api.dispatch.OutboxUnavailableException;
import sms.api.dispatch.QueuedSms;
import sms.api.dispatch.SendLease;

/** Reads the rows of a slice, around any that cannot be read: one does not hold up the others. */
final class RowReader {
  private static final Logger LOG = LoggerFactory.getLogger(RowReader.class);

  private final Outbox outbox;
  private final Outcomes outcomes;
  private final Recorder recorder;

  RowReader(Outbox outbox, Outcomes outcomes, Recorder recorder) {
    this.outbox = outbox;
    this.outcomes = outcomes;
    this.recorder = recorder;
  }

  /**
   * Reads the next rows into the slice; none: no more wait. A row that cannot be read is recorded
   * as failed, it was surely not sent.
   */
  void read(Slice slice, int limit) {
    SendLease lease = slice.lease();
    for (int count = limit; ; count = Math.max(1, count / 2)) {
      try {
        List<QueuedSms> rows = outbox.read(lease, slice.readUpTo(), count);
        slice.add(rows, count);
        return;
      } catch (OutboxUnavailableException e) {
        throw e;
      } catch (RuntimeException e) {
        if (count == 1) {
          skip(slice, e);
          count = limit;
        }
      }
    }
  }

  /** The next waiting row cannot be read: the reading goes on behind it. */
  private void skip(Slice slice, RuntimeException why) {
    long id = unreadable(slice);
    LOG.error("SMS cannot be read, given up sms={} {}", id, slice, why);
    slice.skip(id);
    slice.left(1);
    recorder.add(slice, outcomes.unreadable(id));
  }

  /** Ids of a range are consecutive: the first one behind which reading works is the culprit. */
  private long unreadable(Slice slice) {
    SendLease lease = slice.lease();
    long id = Math.max(slice.readUpTo() + 1, lease.firstId());
    while (id < lease.lastId() && !readsBehind(lease, id)) {
      id++;
    }
    return id;
  }

  private boolean readsBehind(SendLease lease, long id) {
    try {
      outbox.read(lease, id, 1);
      return true;
    } catch (OutboxUnavailableException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.debug("not readable behind sms={}", id, e);
      return false;
    }
  }
}
