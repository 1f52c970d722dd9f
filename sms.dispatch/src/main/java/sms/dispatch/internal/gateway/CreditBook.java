package sms.dispatch.internal.gateway;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.api.dispatch.GatewayStatus.Credit;
import sms.api.gateway.Balance;
import sms.api.gateway.FailureReason;
import sms.api.gateway.Money;

/**
 * What the providers last said of our credit, less what was enqueued since. Asked for when it is
 * needed and older than {@code FRESH}; an answer that does not come in time refuses nothing.
 */
public final class CreditBook {
  /** Service property of a gateway: below which amount its administrator is told. */
  public static final String ALERT = "sms.gateway.alert";

  /**
   * A gateway that cannot pay.
   *
   * @param gateway the one that is used first
   * @param left its credit, less what was enqueued since it was asked for
   */
  public record Shortfall(BoundGateway gateway, Money left) {}

  static final Duration FRESH = Duration.ofMinutes(2);
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int DEADLINE_SECONDS = 16;
  private static final Logger LOG = LoggerFactory.getLogger(CreditBook.class);

  private final Clock clock;
  private final Map<BoundGateway, Account> accounts = new ConcurrentHashMap<>();

  /** An empty one. */
  public CreditBook(Clock clock) {
    this.clock = clock;
  }

  /** What is known of one gateway's credit. */
  private static final class Account {
    // all guarded by this
    private Optional<Money> alert = Optional.empty();
    private Optional<Credit> last = Optional.empty();
    private long reserved;
    private boolean alerted;

    synchronized void alert(Optional<Money> limit) {
      alert = limit;
      last = last.map(credit -> new Credit(credit.balance(), credit.asked(), limit));
    }

    synchronized Credit said(Balance balance, Instant at) {
      Credit credit = new Credit(balance, at, alert);
      last = Optional.of(credit);
      reserved = 0;
      return credit;
    }

    /** Whether the administrator is to be told now, once until there is enough again. */
    synchronized boolean tells(boolean low) {
      boolean tell = low && !alerted;
      alerted = low;
      return tell;
    }

    synchronized void reserve(Money cost) {
      reserved += cost.micros();
    }

    synchronized Optional<Credit> last() {
      return last;
    }

    /** Less what was enqueued since; empty: not known, or in another currency. */
    synchronized Optional<Money> left(Currency currency) {
      return last.filter(credit -> credit.balance() instanceof Balance.Known)
          .map(credit -> ((Balance.Known) credit.balance()).left())
          .filter(left -> left.currency().equals(currency))
          .map(left -> new Money(Math.max(0, left.micros() - reserved), currency));
    }
  }

  /** A gateway came, or its threshold changed. */
  void open(BoundGateway gateway, @Nullable Object threshold) {
    Account account = accounts.computeIfAbsent(gateway, g -> new Account());
    account.alert(Optional.ofNullable(threshold).flatMap(limit -> amount(gateway, limit)));
  }

  private static Optional<Money> amount(BoundGateway gateway, Object threshold) {
    Currency currency = gateway.capabilities().tariffs().values().iterator().next().currency();
    try {
      long micros = new BigDecimal(threshold.toString()).movePointRight(6).longValueExact();
      return Optional.of(new Money(micros, currency));
    } catch (IllegalArgumentException | ArithmeticException e) {
      LOG.warn("gateway {}: {} is no amount, nobody is told of its credit", gateway.id(), ALERT);
      return Optional.empty();
    }
  }

  /** A gateway left. */
  void close(BoundGateway gateway) {
    accounts.remove(gateway);
  }

  /** As last said; empty: it was never asked. */
  public Optional<Credit> last(BoundGateway gateway) {
    return Optional.ofNullable(accounts.get(gateway)).flatMap(Account::last);
  }

  /** That much of its credit will be spent. */
  public void reserve(BoundGateway gateway, Money cost) {
    Account account = accounts.get(gateway);
    if (account != null) {
      account.reserve(cost);
    }
  }

  /**
   * The first of those gateways when none of them has the credit to pay that; empty: one has, or
   * may have.
   */
  public Optional<Shortfall> shortfall(List<BoundGateway> gateways, Money cost) {
    Optional<Shortfall> first = Optional.empty();
    for (BoundGateway gateway : gateways) {
      Optional<Money> left = left(gateway, cost.currency());
      if (left.isEmpty() || left.get().micros() >= cost.micros()) {
        return Optional.empty();
      }
      first = first.or(() -> Optional.of(new Shortfall(gateway, left.get())));
    }
    return first;
  }

  private Optional<Money> left(BoundGateway gateway, Currency currency) {
    Account account = accounts.get(gateway);
    if (account == null) {
      return Optional.empty();
    }
    Optional<Credit> last = account.last();
    boolean never = last.filter(c -> c.balance() instanceof Balance.Unsupported).isPresent();
    boolean fresh = last.filter(c -> c.asked().plus(FRESH).isAfter(clock.instant())).isPresent();
    if (!never && !fresh) {
      try {
        ask(gateway).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException | ExecutionException e) {
        LOG.info("gateway {}: its credit is not known in time", gateway.id());
        return Optional.empty();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }
    return account.left(currency);
  }

  /** Asks the provider; completes within 16 s, never exceptionally; empty: the gateway left. */
  public CompletableFuture<Optional<Credit>> ask(BoundGateway gateway) {
    Account account = accounts.get(gateway);
    if (account == null || !gateway.gate().enter()) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    CompletableFuture<Balance> asked;
    try {
      asked = gateway.gateway().balance().thenApply(balance -> balance).toCompletableFuture();
    } catch (RuntimeException e) { // a gateway that breaks its contract
      asked = CompletableFuture.failedFuture(e);
    }
    return asked
        .orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS)
        .handle(
            (balance, error) -> {
              gateway.gate().leave();
              return Optional.of(said(gateway, account, balance != null ? balance : broken(error)));
            });
  }

  private static Balance broken(@Nullable Throwable error) {
    return new Balance.Unavailable(
        FailureReason.NO_CLEAR_ANSWER, error == null ? "" : error.getClass().getSimpleName());
  }

  private Credit said(BoundGateway gateway, Account account, Balance balance) {
    Credit credit = account.said(balance, clock.instant());
    if (account.tells(credit.low())) {
      LOG.warn("credit is low: top up the account gateway={}", gateway.id());
    }
    return credit;
  }
}
