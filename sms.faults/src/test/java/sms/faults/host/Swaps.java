package sms.faults.host;

import java.util.Currency;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.osgi.framework.ServiceRegistration;
import sms.api.dispatch.Dispatcher;
import sms.api.gateway.Balance;
import sms.api.gateway.CallbackResult;
import sms.api.gateway.Capabilities;
import sms.api.gateway.RawCallback;
import sms.api.gateway.SendingMode;
import sms.api.gateway.SmsGateway;
import sms.api.gateway.SubmitRequest;
import sms.api.gateway.SubmitResult;
import sms.api.gateway.Tariff;

/**
 * Gateways that replace each other in the framework's registry while SMS are sent, and note who
 * calls them after they have gone. The gateway of the configuration is stopped for it.
 */
final class Swaps {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final int WINDOW = 16;

  private final HostFramework framework;
  private final Dispatcher dispatcher;
  private final Set<UUID> taken = ConcurrentHashMap.newKeySet();
  private final AtomicLong twice = new AtomicLong();
  private final AtomicLong onStopped = new AtomicLong();
  private final AtomicLong lastCall = new AtomicLong();
  private final AtomicLong longestPause = new AtomicLong();
  private volatile boolean sending;

  Swaps(HostFramework framework, Dispatcher dispatcher) {
    this.framework = framework;
    this.dispatcher = dispatcher;
  }

  /** One of them; answers within a few milliseconds on a thread of its own. */
  private final class Swapped implements SmsGateway {
    private final String id;
    private final int window;
    private volatile boolean stopped;

    Swapped(String id, int window) {
      this.id = id;
      this.window = window;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public String label() {
      return id;
    }

    @Override
    public Capabilities capabilities() {
      return new Capabilities(
          Map.of(SendingMode.STANDARD, new Tariff(EUR, Map.of("", 45_000L))),
          1,
          window,
          0,
          false,
          false);
    }

    @Override
    public CompletionStage<List<SubmitResult>> submit(SubmitRequest request) {
      if (stopped) {
        onStopped.incrementAndGet();
      }
      long now = System.nanoTime();
      long before = lastCall.getAndSet(now);
      if (sending && before != 0) {
        longestPause.accumulateAndGet(now - before, Math::max);
      }
      for (SubmitRequest.Item item : request.items()) {
        if (!taken.add(item.reference())) {
          twice.incrementAndGet();
        }
      }
      return CompletableFuture.supplyAsync(
          () -> {
            if (stopped) {
              onStopped.incrementAndGet();
            }
            return request.items().stream()
                .<SubmitResult>map(item -> new SubmitResult.Accepted("", ""))
                .toList();
          },
          CompletableFuture.delayedExecutor(3, TimeUnit.MILLISECONDS));
    }

    @Override
    public CallbackResult receive(RawCallback callback) {
      return new CallbackResult.Unauthorised();
    }

    @Override
    public CompletionStage<Balance> balance() {
      return CompletableFuture.completedFuture(new Balance.Unsupported());
    }
  }

  /** Returns figures as {@code name=value}. */
  String run(int swaps) {
    Swapped current = new Swapped("swap-0", WINDOW);
    ServiceRegistration<SmsGateway> registration = register(current);
    int ordered = 0;
    sending = true;
    for (int swap = 1; swap <= swaps; swap++) {
      if (swap % 4 == 1) {
        Orders.enqueue(dispatcher, 100);
        ordered += 100;
      }
      Swapped next = new Swapped("swap-" + swap, WINDOW);
      ServiceRegistration<SmsGateway> nextRegistration = null;
      if (swap % 2 == 0) { // the new one first, or a moment without any
        nextRegistration = register(next);
      }
      registration.unregister();
      current.stopped = true; // as a component that is deactivated now
      registration = nextRegistration == null ? register(next) : nextRegistration;
      current = next;
    }
    sending = false;
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (taken.size() < ordered && System.nanoTime() < end) {
      Orders.pause(20);
    }
    Orders.pause(500);
    return "swaps="
        + swaps
        + " ordered="
        + ordered
        + " taken="
        + taken.size()
        + " twice="
        + twice
        + " stopped="
        + onStopped
        + " pause="
        + TimeUnit.NANOSECONDS.toMillis(longestPause.get());
  }

  /** How quickly so many SMS are sent by one of them: figures as {@code name=value}. */
  String throughput(int messages, int window, LongFunction<String> progress) {
    ServiceRegistration<SmsGateway> registration = register(new Swapped("quick", window));
    long begin = System.nanoTime();
    long campaign = Orders.enqueue(dispatcher, messages);
    long enqueued = System.nanoTime();
    while (!progress.apply(campaign).equals("SENT=" + messages)) {
      Orders.pause(100);
    }
    long end = System.nanoTime();
    registration.unregister();
    return "throughput=%d/s window=%d messages=%d enqueued=%d/s twice=%d"
        .formatted(
            Math.round(messages / ((end - begin) / 1e9)),
            window,
            messages,
            Math.round(messages / ((enqueued - begin) / 1e9)),
            twice.get());
  }

  private ServiceRegistration<SmsGateway> register(SmsGateway gateway) {
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put("service.ranking", 10);
    return framework.context().registerService(SmsGateway.class, gateway, properties);
  }
}
