package sms.dispatch.internal.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import sms.api.gateway.Balance;
import sms.api.gateway.CallbackResult;
import sms.api.gateway.Capabilities;
import sms.api.gateway.RawCallback;
import sms.api.gateway.SendingMode;
import sms.api.gateway.SmsGateway;
import sms.api.gateway.SubmitRequest;
import sms.api.gateway.SubmitResult;
import sms.api.gateway.Tariff;

/** A gateway to a provider in memory that keeps a ledger of all it was ever asked. */
public final class LedgerGateway implements SmsGateway {
  private static final ScheduledExecutorService IO =
      Executors.newScheduledThreadPool(
          2,
          body -> {
            Thread thread = new Thread(body, "gateway-io");
            thread.setDaemon(true);
            return thread;
          });

  /** How it answers a request. */
  public interface Behaviour extends Function<SubmitRequest, CompletionStage<List<SubmitResult>>> {}

  private final String id;
  private final Map<SendingMode, Tariff> tariffs = new EnumMap<>(SendingMode.class);
  private int maxItems = 1;
  private int window = 10;
  private int perSecond;
  private boolean idempotent;
  private boolean senders;
  private volatile Behaviour behaviour = accept();
  private volatile Function<RawCallback, CallbackResult> receiver =
      c -> new CallbackResult.Unauthorised();
  private volatile boolean stopped;

  private final Map<UUID, Integer> submits = new ConcurrentHashMap<>();
  private final List<String> texts = Collections.synchronizedList(new ArrayList<>());
  private final List<Long> times = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger mostInFlight = new AtomicInteger();
  private final AtomicInteger callsWhenStopped = new AtomicInteger();
  private final AtomicInteger calls = new AtomicInteger();
  private boolean keepsTexts = true;
  private volatile Balance balance = new Balance.Unsupported();
  private final AtomicInteger balances = new AtomicInteger();

  public LedgerGateway(String id, SendingMode... modes) {
    this.id = id;
    for (SendingMode mode : modes.length == 0 ? new SendingMode[] {SendingMode.STANDARD} : modes) {
      tariffs.put(mode, new Tariff(Currency.getInstance("EUR"), Map.of("", 45_000L)));
    }
  }

  // --- how it is made
  // -----------------------------------------------------------------------------

  public LedgerGateway items(int most) {
    maxItems = most;
    return this;
  }

  /** What one part costs by its modes, in millionths of a euro. */
  public LedgerGateway costs(long micros) {
    Tariff tariff = new Tariff(Currency.getInstance("EUR"), Map.of("", micros));
    tariffs.replaceAll((mode, before) -> tariff);
    return this;
  }

  public LedgerGateway window(int most) {
    window = most;
    return this;
  }

  public LedgerGateway perSecond(int most) {
    perSecond = most;
    return this;
  }

  public LedgerGateway withSenders() {
    senders = true;
    return this;
  }

  public LedgerGateway idempotent() {
    idempotent = true;
    return this;
  }

  public LedgerGateway behaves(Behaviour how) {
    behaviour = how;
    return this;
  }

  public LedgerGateway receives(Function<RawCallback, CallbackResult> how) {
    receiver = how;
    return this;
  }

  /** What it says of the credit. */
  public LedgerGateway balance(Balance says) {
    balance = says;
    return this;
  }

  /** How often it was asked for the credit. */
  public int balances() {
    return balances.get();
  }

  public LedgerGateway withoutTexts() {
    keepsTexts = false;
    return this;
  }

  /** Accepts everything, at once. */
  public static Behaviour accept() {
    return request -> CompletableFuture.completedFuture(accepted(request));
  }

  /** Accepts everything, on another thread, after up to that time. */
  public static Behaviour acceptWithin(int millis) {
    return request -> {
      CompletableFuture<List<SubmitResult>> answer = new CompletableFuture<>();
      IO.schedule(
          () -> answer.complete(accepted(request)),
          ThreadLocalRandom.current().nextInt(millis + 1),
          TimeUnit.MILLISECONDS);
      return answer;
    };
  }

  /** Answers everything with that. */
  public static Behaviour always(SubmitResult result) {
    return request ->
        CompletableFuture.completedFuture(
            request.items().stream().map(i -> (SubmitResult) result).toList());
  }

  public static List<SubmitResult> accepted(SubmitRequest request) {
    return request.items().stream()
        .map(i -> (SubmitResult) new SubmitResult.Accepted("p-" + i.reference(), "0"))
        .toList();
  }

  /** Its component is deactivated: whoever calls it now is wrong. */
  public void stop() {
    stopped = true;
  }

  // --- the ledger
  // -----------------------------------------------------------------------------------

  public int submitsOf(UUID reference) {
    return submits.getOrDefault(reference, 0);
  }

  public Map<UUID, Integer> submits() {
    return Map.copyOf(submits);
  }

  public List<String> texts() {
    return List.copyOf(texts);
  }

  /** {@link System#nanoTime} of each SMS. */
  public List<Long> times() {
    return List.copyOf(times);
  }

  public int calls() {
    return calls.get();
  }

  public int inFlight() {
    return inFlight.get();
  }

  public int mostInFlight() {
    return mostInFlight.get();
  }

  public int callsWhenStopped() {
    return callsWhenStopped.get();
  }

  // --- SmsGateway
  // -------------------------------------------------------------------------------------

  @Override
  public String id() {
    return id;
  }

  @Override
  public String label() {
    return "Label of " + id;
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(tariffs, maxItems, window, perSecond, idempotent, true, senders);
  }

  @Override
  public CompletionStage<List<SubmitResult>> submit(SubmitRequest request) {
    if (stopped) {
      callsWhenStopped.incrementAndGet();
    }
    calls.incrementAndGet();
    if (keepsTexts) {
      for (SubmitRequest.Item item : request.items()) {
        submits.merge(item.reference(), 1, Integer::sum);
        texts.add(item.text());
        times.add(System.nanoTime());
      }
    }
    int now = inFlight.incrementAndGet();
    mostInFlight.accumulateAndGet(now, Math::max);
    CompletionStage<List<SubmitResult>> answer;
    try {
      answer = behaviour.apply(request);
    } catch (RuntimeException e) {
      inFlight.decrementAndGet();
      throw e;
    }
    if (answer == null) {
      inFlight.decrementAndGet();
      return null;
    }
    return answer.whenComplete(
        (results, error) -> {
          inFlight.decrementAndGet();
          if (stopped) {
            callsWhenStopped.incrementAndGet();
          }
        });
  }

  @Override
  public CallbackResult receive(RawCallback callback) {
    return receiver.apply(callback);
  }

  @Override
  public CompletionStage<Balance> balance() {
    balances.incrementAndGet();
    return CompletableFuture.completedFuture(balance);
  }
}
