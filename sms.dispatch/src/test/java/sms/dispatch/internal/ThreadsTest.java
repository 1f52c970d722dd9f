package sms.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static sms.dispatch.internal.School.await;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import sms.api.dispatch.SmsState;
import sms.dispatch.internal.testing.LedgerGateway;

@Isolated("counts threads")
class ThreadsTest {
  private final School school = new School();
  private final LedgerGateway gateway = school.bind(new LedgerGateway("one"));

  @AfterEach
  void close() {
    school.close();
  }

  private static Set<String> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(n -> n.startsWith("sms-dispatch-") || n.startsWith("sms-lane-"))
        .collect(Collectors.toSet());
  }

  @Test
  void no_thread_stays_behind() {
    SmsDispatcher dispatcher = school.dispatcher();
    school.send(dispatcher, 10);
    await(() -> school.outbox.count(SmsState.SENT) == 10);
    assertThat(threads()).hasSize(6);
    dispatcher.close();
    for (int i = 0; i < 200 && !threads().isEmpty(); i++) {
      School.pause(10);
    }
    assertThat(threads()).isEmpty();
  }

  @Test
  void a_slow_database_neither_loses_leases_nor_starts_threads() {
    SmsDispatcher dispatcher = school.dispatcher();
    school.outbox.latency(Duration.ofMillis(400));
    school.send(dispatcher, 60);
    School.pause(1000);
    assertThat(threads()).hasSizeLessThanOrEqualTo(6);
    await(() -> school.outbox.count(SmsState.SENT) == 60);
    school.outbox.latency(Duration.ZERO);
    assertThat(gateway.submits().values()).containsOnly(1);
  }
}
