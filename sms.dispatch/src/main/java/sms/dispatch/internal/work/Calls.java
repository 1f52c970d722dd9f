package sms.dispatch.internal.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.api.compose.Encoding;
import sms.api.dispatch.SendLease;
import sms.api.gateway.FailureReason;
import sms.api.gateway.SenderId;
import sms.api.gateway.SubmitRequest;
import sms.api.gateway.SubmitResult;
import sms.dispatch.internal.gateway.BoundGateway;

/**
 * The calls of one gateway that are under way. Each ends once: with the gateway's answer, or
 * without a clear one after our own time-out. All calls are made inside the gateway's gate.
 */
final class Calls {
  private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

  private final BoundGateway gateway;
  private final Duration timeout;
  private final Time time;
  private final BiConsumer<List<Item>, List<SubmitResult>> answered;
  private final Set<Call> underWay = ConcurrentHashMap.newKeySet();

  /**
   * @param answered hears of each call's end, with one result per item; must not block
   */
  Calls(
      BoundGateway gateway,
      Duration timeout,
      Time time,
      BiConsumer<List<Item>, List<SubmitResult>> answered) {
    this.gateway = gateway;
    this.timeout = timeout;
    this.time = time;
    this.answered = answered;
  }

  /**
   * Hands those items to the gateway. The gateway's {@link BoundGateway#inFlight} was counted up
   * before and is counted down at the end.
   *
   * @return false: its gate is closed, nothing was called
   */
  boolean submit(List<Item> items) {
    return submit(items, request(items, items.stream().map(item -> item.sms().text()).toList()));
  }

  /** The same of one item, with the text that its secret stands in. */
  boolean submit(Item item, String text) {
    return submit(List.of(item), request(List.of(item), List.of(text)));
  }

  private boolean submit(List<Item> items, SubmitRequest request) {
    if (!gateway.gate().enter()) {
      gateway.inFlight().decrementAndGet();
      return false;
    }
    Call call = new Call(items, time.nanos() + timeout.toNanos());
    underWay.add(call);
    CompletionStage<List<SubmitResult>> stage;
    try {
      stage = gateway.gateway().submit(request);
    } catch (Throwable e) { // whatever it is, the provider may have the SMS
      call.broken(e);
      return true;
    }
    if (stage == null) {
      call.broken(new IllegalStateException("no answer"));
    } else {
      stage.whenComplete(call::answered);
    }
    return true;
  }

  private SubmitRequest request(List<Item> items, List<String> texts) {
    List<SubmitRequest.Item> asked = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      asked.add(
          new SubmitRequest.Item(
              item.sms().reference(),
              item.sms().number(),
              texts.get(i),
              item.sms().encoding() == Encoding.UCS2,
              item.sms().parts()));
    }
    SendLease lease = items.get(0).slice().lease();
    // one that the user chose for another gateway, which is away now: this one has its own
    Optional<SenderId> sender = lease.sender().filter(s -> gateway.capabilities().senders());
    return new SubmitRequest(lease.mode(), asked, sender);
  }

  /** Ends the calls that have taken too long. */
  void endOverdue() {
    long now = time.nanos();
    for (Call call : underWay) {
      if (now - call.deadline >= 0) {
        LOG.warn(
            "gateway did not answer in time gateway={} sms={}", gateway.id(), call.items.size());
        call.unclear(FailureReason.NO_CLEAR_ANSWER, "timeout");
      }
    }
  }

  /** Ends all calls: we are going. */
  void interrupt() {
    for (Call call : underWay) {
      call.unclear(FailureReason.INTERRUPTED, "");
    }
  }

  /** Whether none is under way. */
  boolean idle() {
    return underWay.isEmpty();
  }

  /** An exhausted credit says nothing of the SMS, which was surely not taken: it is kept. */
  private static SubmitResult keepWithoutCredit(SubmitResult result) {
    return result instanceof SubmitResult.Rejected rejected
            && rejected.reason() == FailureReason.CREDIT_EXHAUSTED
        ? new SubmitResult.RetryLater(Duration.ZERO, rejected.reason(), rejected.rawCode())
        : result;
  }

  private final class Call {
    private final List<Item> items;
    private final long begun = time.nanos();
    private final long deadline;

    Call(List<Item> items, long deadline) {
      this.items = items;
      this.deadline = deadline;
    }

    void answered(@Nullable List<SubmitResult> results, @Nullable Throwable error) {
      if (error != null) {
        broken(error);
      } else if (results == null
          || results.size() != items.size()
          || results.stream().anyMatch(Objects::isNull)) {
        LOG.warn("gateway answered with a wrong number of results gateway={}", gateway.id());
        unclear(FailureReason.NO_CLEAR_ANSWER, "results");
      } else {
        end(results.stream().map(Calls::keepWithoutCredit).toList());
      }
    }

    void broken(Throwable error) {
      Throwable cause =
          error instanceof CompletionException && error.getCause() != null
              ? error.getCause()
              : error;
      // its message may hold anything
      LOG.warn("gateway failed gateway={} error={}", gateway.id(), cause.getClass().getName());
      unclear(FailureReason.NO_CLEAR_ANSWER, cause.getClass().getSimpleName());
    }

    void unclear(FailureReason reason, String rawCode) {
      end(Collections.nCopies(items.size(), new SubmitResult.Unknown(reason, rawCode)));
    }

    private void end(List<SubmitResult> results) {
      if (!underWay.remove(this)) {
        return; // ended already: it was overdue
      }
      gateway.inFlight().decrementAndGet();
      gateway.figures().ended(time.nanos() - begun, results);
      try {
        answered.accept(items, results);
      } finally {
        gateway.gate().leave();
      }
    }
  }
}
