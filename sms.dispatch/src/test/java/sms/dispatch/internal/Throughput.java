package sms.dispatch.internal;

import static sms.dispatch.internal.School.SECRETARY;
import static sms.dispatch.internal.School.SETTINGS;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import sms.api.compose.Encoding;
import sms.api.dispatch.AppendResult;
import sms.api.dispatch.Campaign;
import sms.api.dispatch.Outbox;
import sms.api.dispatch.Outcome;
import sms.api.dispatch.QueuedSms;
import sms.api.dispatch.SendLease;
import sms.api.host.SendingLimits;
import sms.api.selection.PhoneNumber;
import sms.dispatch.internal.credential.CredentialDesk;
import sms.dispatch.internal.gateway.GatewayRegistry;
import sms.dispatch.internal.inbound.OptOutRegister;
import sms.dispatch.internal.quiet.QuietHours;
import sms.dispatch.internal.testing.FakeHost;
import sms.dispatch.internal.testing.LedgerGateway;
import sms.dispatch.internal.work.Time;

/**
 * What the dispatcher itself can do: an outbox and a gateway that do nothing. A program, not a
 * test:
 *
 * <pre>
 * mvn -q -pl sms.dispatch -am test-compile dependency:build-classpath -Dmdep.outputFile=cp.txt
 * java -cp sms.dispatch/target/classes:sms.dispatch/target/test-classes:$(cat sms.dispatch/cp.txt) \
 *   sms.dispatch.internal.Throughput
 * </pre>
 */
public final class Throughput {
  private static final int MESSAGES = 200_000;
  private static final int SLICE = 500;

  private Throughput() {}

  /** Measures and prints. */
  public static void main(String[] arguments) {
    for (int round = 1; round <= 3; round++) {
      measure("answers at once, 1 SMS a call", 1, LedgerGateway.accept());
      measure("answers at once, 100 SMS a call", 100, LedgerGateway.accept());
      measure("answers within 2 ms, 1 SMS a call", 1, LedgerGateway.acceptWithin(2));
      measure("answers within 2 ms, 100 SMS a call", 100, LedgerGateway.acceptWithin(2));
    }
    System.exit(0);
  }

  private static void measure(String what, int items, LedgerGateway.Behaviour behaviour) {
    AtomicLong recorded = new AtomicLong();
    FakeHost host = new FakeHost();
    GatewayRegistry gateways = new GatewayRegistry();
    gateways.bind(
        new LedgerGateway("none").withoutTexts().window(200).items(items).behaves(behaviour),
        Map.of("service.id", 1L));
    SmsDispatcher dispatcher =
        new SmsDispatcher(
            outbox(recorded),
            host,
            host,
            gateways,
            new SendingRules(SendingLimits.NONE, List.of()),
            new QuietHours(),
            new OptOutRegister(),
            new CredentialDesk(),
            SETTINGS,
            Time.system());
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    try (School school = new School()) {
      Campaign campaign = school.campaign(MESSAGES);
      long cpu = system.getProcessCpuTime();
      long began = System.nanoTime();
      dispatcher.send(campaign, Stream.empty(), SECRETARY);
      while (recorded.get() < MESSAGES) {
        School.pause(1);
      }
      double seconds = (System.nanoTime() - began) / 1e9;
      double used = (system.getProcessCpuTime() - cpu) / 1e9;
      System.out.printf(
          "%-38s %,9.0f SMS/s   %.1f µs of processor per SMS%n",
          what, MESSAGES / seconds, used / MESSAGES * 1e6);
    }
    dispatcher.close();
  }

  /** Does nothing, quickly: its rows are made up as they are read. */
  private static Outbox outbox(AtomicLong recorded) {
    PhoneNumber number = new PhoneNumber("+33612345678");
    return (Outbox)
        Proxy.newProxyInstance(
            Outbox.class.getClassLoader(),
            new Class<?>[] {Outbox.class},
            (proxy, method, a) ->
                switch (method.getName()) {
                  case "append" ->
                      new AppendResult.Appended(
                          1, MESSAGES, leases((Campaign) a[0], (String) a[2]));
                  case "read" -> rows((SendLease) a[0], (long) a[1], (int) a[2], number);
                  case "record" -> {
                    recorded.addAndGet(((List<Outcome>) a[1]).size());
                    yield true;
                  }
                  case "mark" -> true;
                  case "claim" -> List.of();
                  case "settle" -> 0;
                  case "hashCode" -> System.identityHashCode(proxy);
                  default -> null;
                });
  }

  private static List<SendLease> leases(Campaign campaign, String owner) {
    List<SendLease> leases = new ArrayList<>();
    for (long first = 1; first <= MESSAGES; first += SLICE) {
      leases.add(
          new SendLease(
              first,
              owner,
              1,
              1,
              campaign.userId(),
              campaign.purpose(),
              campaign.mode(),
              first,
              first + SLICE - 1,
              campaign.expires(),
              1,
              Instant.now().plus(Duration.ofSeconds(30))));
    }
    return leases;
  }

  private static List<QueuedSms> rows(SendLease lease, long after, int limit, PhoneNumber number) {
    List<QueuedSms> rows = new ArrayList<>();
    for (long id = Math.max(after + 1, lease.firstId());
        id <= lease.lastId() && rows.size() < limit;
        id++) {
      rows.add(
          new QueuedSms(
              id,
              new UUID(1, id),
              number,
              Optional.empty(),
              "Bonjour",
              Encoding.GSM7,
              1,
              0,
              false));
    }
    return rows;
  }
}
