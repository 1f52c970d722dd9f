package sms.gateway.http.internal.exchange;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.apache.hc.client5.http.DnsResolver;

/**
 * The allow-list of hosts, and the only place where a name becomes an address. A look-up blocks, so
 * it is done ahead on a thread of its own; the client then asks for what is already known, and the
 * addresses that were checked are those that are connected to.
 */
final class HostGuard implements DnsResolver {
  /** The system's resolver, in the tests another one. */
  interface Lookup {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  private record Known(CompletableFuture<List<InetAddress>> addresses, long since) {}

  private static final long FRESH_NANOS = Duration.ofSeconds(30).toNanos();

  private final Map<String, List<Reach>> allowed = new ConcurrentHashMap<>();
  private final Map<String, Known> known = new ConcurrentHashMap<>();
  private final Lookup lookup;
  private final Executor lookups;
  private final LongSupplier nanos;

  HostGuard(Lookup lookup, Executor lookups, LongSupplier nanos) {
    this.lookup = lookup;
    this.lookups = lookups;
    this.nanos = nanos;
  }

  /** A gateway with that endpoint has come. */
  void allow(Endpoint endpoint) {
    allowed.merge(endpoint.host(), List.of(endpoint.reach()), HostGuard::both);
  }

  /** A gateway with that endpoint has gone. */
  void forbid(Endpoint endpoint) {
    allowed.computeIfPresent(
        endpoint.host(),
        (host, reaches) -> {
          List<Reach> rest = new ArrayList<>(reaches);
          rest.remove(endpoint.reach());
          if (rest.isEmpty()) {
            known.remove(host);
            return null;
          }
          return List.copyOf(rest);
        });
  }

  private static List<Reach> both(List<Reach> some, List<Reach> more) {
    List<Reach> all = new ArrayList<>(some);
    all.addAll(more);
    return List.copyOf(all);
  }

  /** Completes when {@link #resolve} can tell that host's addresses, or why there are none. */
  CompletionStage<?> prepare(String host) {
    return known.compute(host, (h, old) -> old == null || stale(old) ? lookUp(h) : old).addresses;
  }

  private boolean stale(Known old) {
    return old.addresses.isCompletedExceptionally()
        || (old.addresses.isDone() && nanos.getAsLong() - old.since > FRESH_NANOS);
  }

  private Known lookUp(String host) {
    CompletableFuture<List<InetAddress>> addresses = new CompletableFuture<>();
    lookups.execute(
        () -> {
          try {
            addresses.complete(List.of(lookup.addresses(host)));
          } catch (UnknownHostException | RuntimeException e) {
            addresses.completeExceptionally(e);
          }
        });
    return new Known(addresses, nanos.getAsLong());
  }

  /** Never blocks: only what {@link #prepare} has found, and only what is allowed. */
  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    List<Reach> reaches = allowed.getOrDefault(host, List.of());
    Known found = known.get(host);
    if (found == null || !found.addresses.isDone() || found.addresses.isCompletedExceptionally()) {
      throw new UnknownHostException("not a configured host, or without address");
    }
    InetAddress[] admitted =
        found.addresses.join().stream()
            .filter(address -> reaches.stream().anyMatch(reach -> reach.admits(address)))
            .toArray(InetAddress[]::new);
    if (admitted.length == 0) {
      throw new ForbiddenAddressException();
    }
    return admitted;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  @Override
  public String toString() {
    return "HostGuard" + Arrays.toString(allowed.keySet().toArray());
  }
}
