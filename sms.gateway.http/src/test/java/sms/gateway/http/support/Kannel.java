package sms.gateway.http.support;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A real Kannel on loopback, on ports that were free: bearerbox, the SMSC {@code fakesmsc}, and
 * smsbox, in that order. Every SMS that its SMSC received can be read back. Needs only the JDK and
 * Debian's packages kannel and kannel-extras; a missing one is an error that names it.
 */
public final class Kannel implements Closeable {
  public static final String USERNAME = "ecole";
  public static final String PASSWORD = "secret";
  public static final int MAX_PARTS = 10;

  /**
   * An SMS as the SMSC received it, its parts put together.
   *
   * @param parts how many it came in
   */
  public record Received(String from, String to, String text, int parts) {}

  /** Where bearerbox keeps what it has accepted; it never syncs that. */
  public enum Store {
    NONE,
    FILE,
    SPOOL
  }

  static final String ADMIN_PASSWORD = "adm";

  private static final String NO_ANSWER = "max-messages = 0\ntext = \"none\"";
  private static final Path BEARERBOX = Path.of("/usr/sbin/bearerbox");
  private static final Path SMSBOX = Path.of("/usr/sbin/smsbox");
  private static final Path FAKESMSC = Path.of("/usr/lib/kannel/test/fakesmsc");
  private static final Pattern ACCESS =
      Pattern.compile("send-SMS request added - sender:\\S* \\S+ target:(\\S+) request:");
  private static final Pattern HANDED_ON = Pattern.compile("Sent SMS .*\\[to:([^\\]]+)\\]");
  private static final Pattern COUNTS =
      Pattern.compile("SMS: received \\d+ \\(\\d+ queued\\), sent (\\d+) .*store size (-?\\d+)");

  private final Path dir;
  private final Path config;
  private final KannelConfiguration.Ports ports;
  private final boolean logs;
  private final KannelProcesses processes;

  private Kannel(Path dir, KannelConfiguration configuration, boolean logs) throws IOException {
    this.dir = dir;
    this.ports = configuration.ports();
    this.logs = logs;
    this.processes = new KannelProcesses(dir);
    config = Files.writeString(dir.resolve("kannel.conf"), configuration.text());
  }

  /**
   * Starts all three and waits until they serve.
   *
   * @param dir for its configuration and logs; exists
   */
  public static Kannel start(Path dir) throws IOException, InterruptedException {
    return logging(dir, NO_ANSWER);
  }

  /**
   * The same; what its SMSC sends in goes on to that address.
   *
   * @param inbound with Kannel's escape codes
   */
  public static Kannel start(Path dir, String inbound) throws IOException, InterruptedException {
    return logging(dir, "max-messages = 0\nget-url = \"" + inbound + "\"");
  }

  /**
   * One that is as quick as it can be: nothing is logged, so {@link #received}, {@link
   * #submittedTo} and {@link #handedOn} know nothing.
   */
  public static Kannel quiet(Path dir, Store store) throws IOException, InterruptedException {
    KannelConfiguration configuration =
        new KannelConfiguration(
            KannelConfiguration.Ports.free(),
            KannelConfiguration.stored(store, Files.createDirectories(dir.resolve("store"))),
            "",
            "",
            NO_ANSWER);
    return started(new Kannel(dir, configuration, false));
  }

  private static Kannel logging(Path dir, String service) throws IOException, InterruptedException {
    KannelConfiguration configuration =
        new KannelConfiguration(
            KannelConfiguration.Ports.free(),
            KannelConfiguration.stored(Store.SPOOL, Files.createDirectories(dir.resolve("store"))),
            KannelConfiguration.logged(handedOnLog(dir)),
            KannelConfiguration.logged(accessLog(dir)),
            service);
    return started(new Kannel(dir, configuration, true));
  }

  private static Kannel started(Kannel kannel) throws IOException, InterruptedException {
    for (Path program : List.of(BEARERBOX, SMSBOX, FAKESMSC)) {
      if (!Files.isExecutable(program)) {
        throw new IllegalStateException(
            program + " is missing: apt-get install kannel kannel-extras");
      }
    }
    try {
      kannel.startBearerbox();
      kannel.startSmsc();
      kannel.startSmsbox();
      return kannel;
    } catch (IOException | InterruptedException | RuntimeException e) {
      kannel.close();
      throw e;
    }
  }

  /** The address of sendsms. */
  public URI sendSms() {
    return URI.create("http://127.0.0.1:" + ports.sendSms() + "/cgi-bin/sendsms");
  }

  public void startBearerbox() throws IOException, InterruptedException {
    processes.run(BEARERBOX, "-v", verbosity(), config.toString());
    processes.await(ports.bearerbox());
    processes.await(ports.smsc());
  }

  private String verbosity() {
    return logs ? "1" : "4";
  }

  public void startSmsc() throws IOException {
    smsc("100000", "33611 123 text nop");
  }

  /**
   * An SMS comes in: the SMSC is replaced by one that has it.
   *
   * @param message sender, receiver, type and text, as fakesmsc wants it
   */
  public void comesIn(String message) throws IOException, InterruptedException {
    stopSmsc();
    smsc("0.1", message);
  }

  private void smsc(String interval, String message) throws IOException {
    processes.run(
        FAKESMSC,
        "-v",
        logs ? "0" : "4", // 0: it prints what it receives
        "-H",
        "127.0.0.1",
        "-r",
        Integer.toString(ports.smsc()),
        "-i",
        interval,
        "-m",
        "1",
        message);
  }

  public void startSmsbox() throws IOException, InterruptedException {
    processes.run(SMSBOX, "-v", verbosity(), config.toString());
    processes.await(ports.sendSms());
  }

  public void stopSmsbox() throws InterruptedException {
    processes.kill(SMSBOX);
  }

  /** Kills it: what it had not handed on is lost, for its stores never sync. */
  public void killBearerbox() throws InterruptedException {
    processes.kill(BEARERBOX);
  }

  public void stopSmsc() throws InterruptedException {
    processes.kill(FAKESMSC);
  }

  /**
   * Kills bearerbox and smsbox at once, and the SMSC once its connection is gone. What bearerbox
   * had just handed on, at times a dozen SMS, does not always reach the SMSC then: {@link
   * #handedOn} still tells.
   */
  public void kill() throws InterruptedException {
    processes.kill(BEARERBOX);
    processes.kill(SMSBOX);
    processes.awaitEnd(FAKESMSC);
    processes.kill(FAKESMSC);
  }

  /** Starts all three again after {@link #kill}; what bearerbox had stored goes on. */
  public void startAgain() throws IOException, InterruptedException {
    startBearerbox();
    startSmsc();
    startSmsbox();
  }

  private static Path accessLog(Path dir) {
    return dir.resolve("access.log");
  }

  private static Path handedOnLog(Path dir) {
    return dir.resolve("handed-on.log");
  }

  @Override
  public void close() {
    try {
      for (Path program : List.of(SMSBOX, FAKESMSC, BEARERBOX)) {
        processes.kill(program);
      }
    } catch (InterruptedException e) {
      processes.killAll();
      Thread.currentThread().interrupt();
    }
  }

  /** What smsbox logged: which reports it fetched. */
  public String smsboxLog() throws IOException {
    return Files.readString(processes.log(SMSBOX), StandardCharsets.UTF_8);
  }

  /** How many requests for a number smsbox has taken so far, by number. */
  public Map<String, Long> submittedTo() throws IOException {
    Map<String, Long> requests = new TreeMap<>();
    for (String line : Files.readAllLines(accessLog(dir), StandardCharsets.ISO_8859_1)) {
      Matcher to = ACCESS.matcher(line);
      if (to.find()) {
        requests.merge(to.group(1), 1L, Long::sum);
      }
    }
    return requests;
  }

  /** The numbers for which bearerbox has noted at least one part as sent to its SMSC. */
  public Set<String> handedOn() throws IOException {
    return Files.readAllLines(handedOnLog(dir), StandardCharsets.ISO_8859_1).stream()
        .map(HANDED_ON::matcher)
        .filter(Matcher::find)
        .map(to -> to.group(1))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Everything the SMSC has received so far, whole SMS only, in the order of their last parts. */
  public List<Received> received() throws IOException {
    return new FakeSmscLog(processes.log(FAKESMSC)).received();
  }

  /** How many SMS bearerbox has handed on to its SMSC since it runs. */
  public long sent() throws IOException {
    return Long.parseLong(counts().group(1));
  }

  /** How many SMS it keeps in its store; -1 without one. */
  public long stored() throws IOException {
    return Long.parseLong(counts().group(2));
  }

  private Matcher counts() throws IOException {
    URI address =
        URI.create("http://127.0.0.1:" + ports.admin() + "/status.txt?password=" + ADMIN_PASSWORD);
    try (InputStream status = address.toURL().openStream()) {
      String text = new String(status.readAllBytes(), StandardCharsets.ISO_8859_1);
      Matcher counts = COUNTS.matcher(text);
      if (!counts.find()) {
        throw new IOException("bearerbox says something else: " + text);
      }
      return counts;
    }
  }
}
