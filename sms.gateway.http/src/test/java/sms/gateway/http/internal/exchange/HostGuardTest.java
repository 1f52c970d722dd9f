package sms.gateway.http.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HostGuardTest {
  private static final Endpoint PUBLIC = Endpoint.of(URI.create("https://sms.example.org/"), false);
  private static final Endpoint PRIVATE = Endpoint.of(URI.create("https://sms.example.org/"), true);

  private final AtomicInteger lookups = new AtomicInteger();
  private final AtomicLong now = new AtomicLong();
  private String[] addresses = {"192.0.2.7"};

  private final HostGuard guard =
      new HostGuard(
          host -> {
            lookups.incrementAndGet();
            if (addresses.length == 0) {
              throw new UnknownHostException(host);
            }
            InetAddress[] found = new InetAddress[addresses.length];
            for (int i = 0; i < found.length; i++) {
              found[i] = InetAddress.getByName(addresses[i]);
            }
            return found;
          },
          Runnable::run,
          now::get);

  @Test
  void a_host_that_no_gateway_has_is_not_resolved() {
    guard.prepare("evil.example.org");

    assertThatThrownBy(() -> guard.resolve("evil.example.org"))
        .isInstanceOf(UnknownHostException.class);
  }

  @Test
  void a_host_is_resolved_while_a_gateway_has_it() throws Exception {
    guard.allow(PUBLIC);
    guard.allow(PUBLIC);
    guard.prepare(PUBLIC.host());
    assertThat(guard.resolve(PUBLIC.host())).containsExactly(InetAddress.getByName("192.0.2.7"));

    guard.forbid(PUBLIC);
    assertThat(guard.resolve(PUBLIC.host())).hasSize(1);
    guard.forbid(PUBLIC);
    assertThatThrownBy(() -> guard.resolve(PUBLIC.host())).isInstanceOf(UnknownHostException.class);
  }

  @Test
  void of_several_addresses_only_the_admitted_ones_are_used() throws Exception {
    addresses = new String[] {"10.0.0.1", "192.0.2.7", "169.254.169.254"};
    guard.allow(PUBLIC);
    guard.prepare(PUBLIC.host());
    assertThat(guard.resolve(PUBLIC.host())).containsExactly(InetAddress.getByName("192.0.2.7"));

    guard.allow(PRIVATE);
    assertThat(guard.resolve(PUBLIC.host())).hasSize(2);
  }

  @Test
  void an_address_is_kept_for_half_a_minute_and_a_failure_not_at_all() throws Exception {
    guard.allow(PUBLIC);
    addresses = new String[0];
    assertThat(guard.prepare(PUBLIC.host()).toCompletableFuture()).isCompletedExceptionally();
    addresses = new String[] {"192.0.2.7"};
    guard.prepare(PUBLIC.host());
    guard.prepare(PUBLIC.host());
    assertThat(lookups).hasValue(2);

    now.addAndGet(Duration.ofSeconds(31).toNanos());
    addresses = new String[] {"192.0.2.8"};
    guard.prepare(PUBLIC.host());
    assertThat(lookups).hasValue(3);
    assertThat(guard.resolve(PUBLIC.host())).containsExactly(InetAddress.getByName("192.0.2.8"));
  }
}
