package sms.dispatch.internal.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import sms.api.dispatch.Backlog;
import sms.api.dispatch.SmsState;
import sms.api.gateway.FailureReason;
import sms.api.gateway.SendingMode;
import sms.api.gateway.SubmitResult;
import sms.dispatch.internal.gateway.GatewayRegistry;
import sms.dispatch.internal.health.Checks;
import sms.dispatch.internal.testing.InMemoryOutbox;
import sms.dispatch.internal.testing.LedgerGateway;
import sms.dispatch.internal.work.Engine;

/** What an administrator watches. JMX is one for the process: these tests take turns. */
@Execution(ExecutionMode.SAME_THREAD)
@ResourceLock("the JMX domain sms")
class MetricsAndHealthTest {
  private static final MBeanServer BEANS = ManagementFactory.getPlatformMBeanServer();
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

  private final GatewayRegistry gateways =
      new GatewayRegistry(System::nanoTime, Duration.ofSeconds(1));
  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final SendingMetrics metrics = new SendingMetrics(gateways, clock);
  private final InMemoryOutbox outbox = new InMemoryOutbox(clock, 100);

  @AfterEach
  void close() {
    metrics.close();
  }

  private static Object bean(String name, String attribute) throws Exception {
    for (ObjectName found : BEANS.queryNames(new ObjectName("sms:*"), null)) {
      if (name.equals(found.getKeyProperty("name"))) {
        return BEANS.getAttribute(found, attribute);
      }
    }
    throw new AssertionError(
        "no bean " + name + " among " + BEANS.queryNames(new ObjectName("sms:*"), null));
  }

  @Test
  void jmx_shows_what_a_gateway_was_asked_and_answered_while_it_is_there() throws Exception {
    LedgerGateway gateway = new LedgerGateway("one");
    Map<String, Object> properties = Map.of("service.id", 1L);
    gateways.bind(gateway, properties);
    gateways
        .all()
        .get(0)
        .figures()
        .ended(
            Duration.ofMillis(40).toNanos(),
            List.of(
                new SubmitResult.Accepted("p", ""),
                new SubmitResult.Accepted("q", ""),
                new SubmitResult.Rejected(FailureReason.INVALID_NUMBER, ""),
                new SubmitResult.RetryLater(Duration.ZERO, FailureReason.THROTTLED, ""),
                new SubmitResult.Unknown(FailureReason.NO_CLEAR_ANSWER, "")));

    assertThat(bean("gateway.one.accepted", "Count")).isEqualTo(2L);
    assertThat(bean("gateway.one.rejected", "Count")).isEqualTo(1L);
    assertThat(bean("gateway.one.retried", "Count")).isEqualTo(1L);
    assertThat(bean("gateway.one.unknown", "Count")).isEqualTo(1L);
    assertThat(bean("gateway.one.calls", "Count")).isEqualTo(1L);
    assertThat((Double) bean("gateway.one.calls", "Max")).isBetween(39.0, 41.0);

    gateways.unbind(gateway, properties);
    assertThat(BEANS.queryNames(new ObjectName("sms:name=gateway.one.*,*"), null)).isEmpty();
  }

  @Test
  void jmx_shows_how_many_wait_and_for_how_long() throws Exception {
    outbox.backlog(SmsState.QUEUED, new Backlog(42, NOW.minusSeconds(90)));
    outbox.backlog(SmsState.UNCERTAIN, new Backlog(3, NOW.minusSeconds(7200)));
    metrics.outbox = outbox;
    metrics.engine = () -> new Engine.Status("me", Map.of(), 7, 3, 2);
    assertThat(bean("queue.QUEUED.count", "Value")).isEqualTo(42L);
    assertThat(bean("queue.QUEUED.ageSeconds", "Value")).isEqualTo(90L);
    assertThat(bean("queue.UNCERTAIN.count", "Value")).isEqualTo(3L);
    assertThat(bean("queue.UNCERTAIN.ageSeconds", "Value")).isEqualTo(7200L);
    assertThat(bean("queue.SCHEDULED.count", "Value")).isEqualTo(0L);
    assertThat(bean("work.toHandOver", "Value")).isEqualTo(7L);
    assertThat(bean("work.callsUnderWay", "Value")).isEqualTo(3L);
    assertThat(bean("work.outcomesToRecord", "Value")).isEqualTo(2L);
  }

  @Test
  void what_is_not_due_yet_has_no_age() {
    outbox.backlog(SmsState.SCHEDULED, new Backlog(5, NOW.plusSeconds(3600)));
    metrics.outbox = outbox;
    assertThat(metrics.count(SmsState.SCHEDULED)).isEqualTo(5);
    assertThat(metrics.age(SmsState.SCHEDULED)).isZero();
  }

  @Test
  void while_the_database_is_away_nothing_is_counted_and_nothing_fails() throws Exception {
    outbox.goAway();
    metrics.outbox = outbox;
    assertThat(bean("queue.QUEUED.count", "Value")).isEqualTo(0L);
  }

  // --- health ------------------------------------------------------------------------------------

  private static Result.Status status(HealthCheck check) {
    return check.execute().getStatus();
  }

  @Test
  void a_queue_that_does_not_move_is_reported_first_as_a_warning() {
    metrics.outbox = outbox;
    HealthCheck hour = Checks.queue(metrics, Duration.ofMinutes(10), Duration.ofMinutes(60));
    outbox.backlog(SmsState.QUEUED, new Backlog(1, NOW.minusSeconds(599)));
    assertThat(status(hour)).isEqualTo(Result.Status.OK);
    assertThat(status(Checks.queue(metrics, Duration.ofMinutes(9), Duration.ofMinutes(60))))
        .isEqualTo(Result.Status.WARN);
    assertThat(status(Checks.queue(metrics, Duration.ofMinutes(1), Duration.ofMinutes(9))))
        .isEqualTo(Result.Status.CRITICAL);
  }

  @Test
  void what_waits_for_a_person_is_named_and_does_not_alarm() {
    metrics.outbox = outbox;
    HealthCheck check = Checks.queue(metrics, Duration.ofMinutes(10), Duration.ofMinutes(60));
    outbox.backlog(SmsState.UNCERTAIN, new Backlog(3, NOW.minusSeconds(7200)));
    assertThat(check.execute().getStatus()).isEqualTo(Result.Status.OK);
    assertThat(check.execute().toString()).contains("3 SMS are uncertain");
  }

  @Test
  void a_mode_without_a_gateway_in_order_is_critical_one_of_two_out_of_order_a_warning() {
    HealthCheck check = Checks.gateways(gateways);
    assertThat(status(check)).as("none at all").isEqualTo(Result.Status.CRITICAL);
    gateways.bind(new LedgerGateway("one", SendingMode.STANDARD), Map.of("service.id", 1L));
    assertThat(status(check)).isEqualTo(Result.Status.OK);
    for (int i = 0; i < 5; i++) {
      gateways.byId("one").orElseThrow().circuit().fault();
    }
    assertThat(status(check)).isEqualTo(Result.Status.CRITICAL);
    gateways.bind(new LedgerGateway("two", SendingMode.STANDARD), Map.of("service.id", 2L));
    assertThat(status(check)).isEqualTo(Result.Status.WARN);
  }

  @Test
  void an_exhausted_credit_and_an_id_that_is_there_twice_are_told_apart() {
    HealthCheck check = Checks.gateways(gateways);
    gateways.bind(new LedgerGateway("one", SendingMode.STANDARD), Map.of("service.id", 1L));
    gateways.bind(new LedgerGateway("one", SendingMode.PREMIUM), Map.of("service.id", 2L));
    assertThat(status(check)).isEqualTo(Result.Status.WARN);
    assertThat(check.execute().toString()).contains("a second gateway has the id one");
    gateways.byId("one").orElseThrow().circuit().creditExhausted();
    assertThat(check.execute().toString()).contains("one is out of credit");
  }

  @Test
  void a_database_that_is_missing_or_silent_is_critical() {
    assertThat(status(Checks.database(null))).isEqualTo(Result.Status.CRITICAL);
    assertThat(status(Checks.database(outbox))).isEqualTo(Result.Status.OK);
    outbox.goAway();
    assertThat(status(Checks.database(outbox))).isEqualTo(Result.Status.CRITICAL);
  }
}
