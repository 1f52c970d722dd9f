package sms.faults.host;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.api.compose.Encoding;
import sms.api.compose.Purpose;
import sms.api.dispatch.Campaign;
import sms.api.dispatch.CancelResult;
import sms.api.dispatch.Dispatcher;
import sms.api.dispatch.OutboundSms;
import sms.api.dispatch.SendResult;
import sms.api.dispatch.SmsState;
import sms.api.gateway.Money;
import sms.api.gateway.SendingMode;
import sms.api.portal.Secret;
import sms.api.portal.SecretSlot;
import sms.api.recap.Recap;
import sms.api.recap.RecapLine;
import sms.api.recap.RecapPage;
import sms.api.recap.RecapQuery;
import sms.api.selection.PhoneNumber;

/** What the process under test can be told to do. */
final class Orders {
  private static final Logger LOG = LoggerFactory.getLogger(Orders.class);

  /**
   * Not System.err: the shell puts a stream in its place that writes to the session's, to itself.
   */
  private static final PrintStream SHELL =
      new PrintStream(new FileOutputStream(FileDescriptor.err), true);

  private static final Currency EUR = Currency.getInstance("EUR");

  private final HostFramework framework;
  private final School school;
  private final Barriers barriers;
  private boolean reports;

  Orders(HostFramework framework, School school, Barriers barriers) {
    this.framework = framework;
    this.school = school;
    this.barriers = barriers;
  }

  /** Returns when SMS can be sent and looked at. */
  void awaitServices() throws InterruptedException {
    Dispatcher dispatcher = framework.service(Dispatcher.class, "");
    while (dispatcher.offers().isEmpty()) {
      Thread.sleep(2);
    }
    framework.service(Recap.class, "");
  }

  /** Whether delivery reports are to be taken although they were not at first. */
  boolean reports() {
    return reports;
  }

  /** Changes rows behind everybody's back. */
  private String sql(String statement) {
    try (Connection connection = HaltingDriver.lastSource().getConnection();
        Statement update = connection.createStatement()) {
      connection.setAutoCommit(true);
      return update.executeUpdate(statement) + " rows";
    } catch (SQLException e) {
      return "failed " + e;
    }
  }

  private Dispatcher dispatcher() {
    return framework.service(Dispatcher.class, "");
  }

  private Recap recap() {
    return framework.service(Recap.class, "");
  }

  String obey(String[] order) throws IOException, BundleException {
    return switch (order[0]) {
      case "send" -> send(order);
      case "waiting" -> Long.toString(waiting());
      case "progress" -> progress(Long.parseLong(order[1]));
      case "dump" -> dump(Path.of(order[1]));
      case "cancel" -> cancel(Long.parseLong(order[1]));
      case "block" -> {
        school.block(order[1].equals("on"));
        yield "ok";
      }
      case "arm" -> {
        HostMain.arm(barriers, order[1]);
        yield "ok";
      }
      case "reports" -> {
        reports = true;
        yield "ok";
      }
      case "clock" -> {
        MovedClock.set(Long.parseLong(order[1]));
        yield "ok";
      }
      case "threads" -> Integer.toString(Thread.activeCount());
      case "sql" -> sql(String.join(" ", Arrays.copyOfRange(order, 1, order.length)));
      case "swaps" -> new Swaps(framework, dispatcher()).run(Integer.parseInt(order[1]));
      case "throughput" ->
          new Swaps(framework, dispatcher())
              .throughput(
                  Integer.parseInt(order[1]),
                  Integer.parseInt(order[2]),
                  campaign -> progress(campaign));
      case "gogo" -> gogo(String.join(" ", Arrays.copyOfRange(order, 1, order.length)));
      case "bundle" -> bundle(order[1], framework.bundle(order[2]));
      default -> "unknown";
    };
  }

  /**
   * {@code send KEY COUNT DELAY_MILLIS LIFE_MILLIS PURPOSE WORD...}: the n-th SMS gets the n-th
   * word; and a secret when the purpose is CREDENTIALS.
   */
  private String send(String[] order) {
    String[] words =
        order.length > 6 ? Arrays.copyOfRange(order, 6, order.length) : new String[] {"Bonjour"};
    SendResult result =
        send(
            dispatcher(),
            UUID.fromString(order[1]),
            Integer.parseInt(order[2]),
            Long.parseLong(order[3]),
            Long.parseLong(order[4]),
            Purpose.valueOf(order[5]),
            words);
    if (result instanceof SendResult.Enqueued enqueued) {
      return "enqueued " + enqueued.campaignId() + " " + enqueued.messages();
    } else if (result instanceof SendResult.AlreadyEnqueued already) {
      return "already " + already.campaignId();
    }
    return "refused " + ((SendResult.Refused) result).problem().code();
  }

  /** Sends that many now; the campaign's id. */
  static long enqueue(Dispatcher dispatcher, int count) {
    SendResult result =
        send(
            dispatcher,
            UUID.randomUUID(),
            count,
            0,
            3_600_000,
            Purpose.OPERATIONAL,
            new String[] {"Bonjour"});
    return ((SendResult.Enqueued) result).campaignId();
  }

  static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static SendResult send(
      Dispatcher dispatcher,
      UUID key,
      int count,
      long delay,
      long life,
      Purpose purpose,
      String[] words) {
    Instant now = Instant.now();
    Campaign campaign =
        new Campaign(
            key,
            School.USER.userId(),
            School.USER.displayName(),
            School.USER.workstation(),
            purpose,
            SendingMode.STANDARD,
            Optional.empty(),
            words[0],
            "3e A",
            delay == 0 ? Optional.empty() : Optional.of(now.plusMillis(delay)),
            now.plusMillis(delay + life),
            count,
            new Money(count * 45_000L, EUR));
    Stream<OutboundSms> messages =
        LongStream.range(0, count).mapToObj(n -> sms(n, words[(int) (n % words.length)], purpose));
    return dispatcher.send(campaign, messages, School.USER);
  }

  /** Credentials end with a place for a secret. */
  private static OutboundSms sms(long n, String word, Purpose purpose) {
    boolean secret = purpose == Purpose.CREDENTIALS;
    String text =
        secret ? word + " " + String.valueOf(Secret.MASK).repeat(MintingPortal.LENGTH) : word;
    return new OutboundSms(
        "Destinataire " + n,
        new PhoneNumber("+336" + (10_000_000 + n)),
        Optional.empty(),
        Optional.empty(),
        text,
        Encoding.GSM7,
        1,
        new Money(45_000, EUR),
        Optional.empty(),
        secret
            ? Optional.of(
                new SecretSlot(
                    "account-" + n,
                    Optional.empty(),
                    MintingPortal.LENGTH,
                    List.of(word.length() + 1)))
            : Optional.empty());
  }

  private String progress(long campaign) {
    return recap()
        .progress(campaign, School.USER)
        .map(
            progress ->
                new TreeMap<>(progress.byState())
                    .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(" ")))
        .orElse("none");
  }

  /** How many of the newest that wait; 0: none waits any more. */
  private long waiting() {
    return recap()
        .page(
            new RecapQuery(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(SmsState.SCHEDULED, SmsState.QUEUED, SmsState.SENDING),
                Set.of(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                RecapQuery.MAX_LIMIT),
            School.USER)
        .lines()
        .size();
  }

  /** All SMS that the recap shows, a line each: id, campaign, state. */
  private String dump(Path file) throws IOException {
    long lines = 0;
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      OptionalLong before = OptionalLong.empty();
      do {
        RecapPage page = recap().page(everything(before), School.USER);
        for (RecapLine line : page.lines()) {
          out.write(line.id() + " " + line.campaignId() + " " + line.state() + "\n");
          lines++;
        }
        before = page.next();
      } while (before.isPresent());
    }
    return "dumped " + lines;
  }

  private static RecapQuery everything(OptionalLong before) {
    return new RecapQuery(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        Set.of(),
        OptionalLong.empty(),
        before,
        RecapQuery.MAX_LIMIT);
  }

  private String cancel(long campaign) {
    CancelResult result = dispatcher().cancel(campaign, School.USER);
    if (result instanceof CancelResult.Cancelled cancelled) {
      return "cancelled " + cancelled.cancelled() + " " + cancelled.left();
    }
    return "refused " + ((CancelResult.Refused) result).problem().code();
  }

  /** Types a line into a shell of the framework; what the command returned, a bar between lines. */
  private String gogo(String line) throws BundleException {
    framework.start(List.of("org.apache.felix.gogo.runtime"));
    Barriers.operation("gogo");
    try {
      // its interfaces are the bundle's own
      Object processor =
          framework.service("org.apache.felix.service.command.CommandProcessor").orElseThrow();
      Object session =
          method(processor, "createSession", 3)
              .invoke(processor, InputStream.nullInputStream(), SHELL, SHELL);
      Object result = method(session, "execute", 1).invoke(session, line);
      return String.valueOf(result).replace("\n", " | ");
    } catch (InvocationTargetException e) {
      Throwable cause = e;
      while (cause instanceof InvocationTargetException && cause.getCause() != null) {
        cause = cause.getCause();
      }
      LOG.warn("« {} » failed", line, cause);
      return "failed " + cause;
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Method method(Object target, String name, int parameters) {
    return Arrays.stream(target.getClass().getMethods())
        .filter(method -> method.getName().equals(name))
        .filter(method -> method.getParameterCount() == parameters)
        .findFirst()
        .orElseThrow();
  }

  private String bundle(String action, Bundle bundle) throws BundleException {
    long begin = System.nanoTime();
    switch (action) {
      case "start" -> bundle.start();
      case "stop" -> bundle.stop();
      case "update" -> bundle.update();
      case "uninstall" -> bundle.uninstall();
      default -> {
        return "unknown";
      }
    }
    return "took " + Duration.ofNanos(System.nanoTime() - begin).toMillis();
  }
}
