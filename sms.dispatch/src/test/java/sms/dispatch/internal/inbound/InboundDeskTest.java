package sms.dispatch.internal.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sms.api.gateway.InboundSms;
import sms.api.gateway.InboundSms.Wish;
import sms.api.host.OptOutChange;
import sms.api.selection.PhoneNumber;
import sms.dispatch.internal.testing.InMemoryInbox;

@Timeout(30)
class InboundDeskTest {
  private static final PhoneNumber ZOE = new PhoneNumber("+33612345678");
  private final InMemoryInbox inbox = new InMemoryInbox();
  private final InboundDesk desk = new InboundDesk(new OptOutRegister(), Duration.ofMillis(50));
  private final BlockingQueue<OptOutChange> told = new LinkedBlockingQueue<>();

  @AfterEach
  void close() throws Exception {
    desk.close();
  }

  private void receive(String id, String text, Wish wish) {
    desk.receive("gw", List.of(new InboundSms(Optional.of(id), ZOE, text, wish, Optional.empty())))
        .toCompletableFuture()
        .join();
  }

  private OptOutChange next() throws InterruptedException {
    return told.poll(20, TimeUnit.SECONDS);
  }

  @Test
  void the_host_is_told_who_wants_no_sms_and_who_wants_them_again() throws Exception {
    desk.bind(inbox);
    desk.add(told::add);
    receive("1", "Arrêt svp", Wish.NONE);
    assertThat(next()).matches(change -> change.optedOut() && change.number().equals(ZOE));
    receive("2", "START", Wish.OPT_IN);
    assertThat(next()).matches(change -> !change.optedOut());
    receive("3", "Bonjour", Wish.NONE);
    assertThat(told.poll(200, TimeUnit.MILLISECONDS)).isNull();
  }

  @Test
  void a_host_that_comes_later_or_fails_is_told_then() throws Exception {
    desk.bind(inbox);
    receive("1", "STOP", Wish.NONE);
    AtomicInteger tries = new AtomicInteger();
    desk.add(
        change -> {
          if (tries.incrementAndGet() < 3) {
            throw new IllegalStateException("the host's database is away");
          }
          told.add(change);
        });
    assertThat(next()).isNotNull();
    assertThat(tries).hasValue(3);
  }

  @Test
  void what_was_not_told_before_a_stop_is_told_after_it() throws Exception {
    desk.bind(inbox);
    receive("1", "STOP", Wish.NONE);
    InboundDesk later = new InboundDesk(new OptOutRegister());
    try {
      later.add(told::add);
      later.bind(inbox);
      assertThat(next()).isNotNull();
    } finally {
      later.close();
    }
  }
}
