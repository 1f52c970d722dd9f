package sms.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.ByteBuddyAgent;
import sms.faults.host.HostFramework;
import sms.faults.host.HostMain;
import sms.faults.host.UnderWay;

/** A host that is started, killed, and started again on the same folder. */
final class HostProcess implements AutoCloseable {
  private static final Path BUNDLES = Path.of("../cnf/target/export/host");

  /** How many SMS {@link #flatten} sends. */
  static final int FIRST = 20;

  private static final Duration START = Duration.ofSeconds(240);
  private static final List<Class<?>> NEEDS =
      List.of(
          sms.api.dispatch.Outbox.class,
          org.osgi.framework.launch.Framework.class,
          org.osgi.service.cm.ConfigurationAdmin.class,
          org.osgi.service.jdbc.DataSourceFactory.class,
          org.slf4j.Logger.class,
          ch.qos.logback.classic.Logger.class,
          ch.qos.logback.core.Appender.class);

  private final Path home;
  private final Map<String, String> properties = new TreeMap<>();
  private final List<String> options = new ArrayList<>();
  private final List<Class<?>> needs = new ArrayList<>(NEEDS);
  private final int port = freePort();
  private @org.jspecify.annotations.Nullable LineProcess process;
  private @org.jspecify.annotations.Nullable LineProcess standby;
  private int lives;
  private boolean flat;

  /**
   * @param home its folder
   * @param providerPort where its gateway calls
   */
  HostProcess(Path home, Storage storage, int providerPort) {
    this.home = home;
    set("org.osgi.service.http.port", port);
    set("org.apache.felix.http.host", "127.0.0.1");
    storage.describe(home).forEach(this::set);
    config("sms.dispatch", "leaseSeconds", 10);
    config("sms.dispatch", "firstRetrySeconds", 1);
    config("sms.dispatch", "longestRetrySeconds", 2);
    gateway("id", "ledger");
    gateway("url", "http://127.0.0.1:" + providerPort + "/sms");
    gateway("body.type", "form");
    gateway("body", "to={to}&text={text}&reference={reference}&callback={callback}");
    gateway(
        "answers",
        "201 = accepted|4xx invalid_number = rejected INVALID_NUMBER|429 = retry THROTTLED|503 ="
            + " retry PROVIDER_DOWN");
    gateway("answer.id", "/id");
    gateway("answer.code", "/error");
    gateway("callback.base", "http://127.0.0.1:" + port);
    gateway(".token", "3q2-7wAAESIzRFVmd4iZqg");
    gateway("report.reference", "/reference");
    gateway("report.id", "/id");
    gateway("report.status", "/status");
    gateway(
        "report.statuses", "delivered = DELIVERED|buffered = BUFFERED|undelivered = UNDELIVERED");
    gateway("currency", "EUR");
    gateway("tariff.STANDARD", ":0.045");
    gateway("window", 32);
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  HostProcess set(String name, Object value) {
    properties.put(name, value.toString());
    return this;
  }

  HostProcess config(String pid, String key, Object value) {
    return set("config." + pid + "/" + key, value);
  }

  HostProcess gateway(String key, Object value) {
    return config("sms.gateway.json~ledger", key, value);
  }

  /** An option of the JVM. */
  HostProcess option(String option) {
    options.add(option);
    return this;
  }

  /** Begins with a clock that {@link #clock(Duration)} moves, and that is that much later. */
  HostProcess movableClock(Duration later) {
    needs.add(ByteBuddy.class);
    option("-javaagent:" + LineProcess.location(ByteBuddyAgent.class));
    return option("-Dfaults.clock=" + later.toMillis());
  }

  /** From now on its clock is that much later than it is. */
  void clock(Duration later) {
    ask("clock " + later.toMillis());
  }

  /**
   * Has it load its bundles' classes from the class path, and share them from an archive, which is
   * made now by a life that sends {@link #FIRST} SMS; their campaign.
   */
  long flatten() {
    flat = true;
    Path archive = home.resolve("classes.jsa");
    option("-XX:ArchiveClassesAtExit=" + archive);
    start();
    long campaign = send(FIRST);
    settled(campaign, Duration.ofSeconds(60));
    process().exit();
    options.remove(options.size() - 1);
    option("-XX:SharedArchiveFile=" + archive);
    return campaign;
  }

  private Collection<Path> classPath() {
    Set<Path> path = new LinkedHashSet<>();
    path.add(LineProcess.location(HostMain.class));
    needs.forEach(need -> path.add(LineProcess.location(need)));
    if (!flat) {
      return path;
    }
    try {
      path.addAll(HostFramework.jars(BUNDLES.toAbsolutePath().normalize()));
      return path.stream().map(this::jar).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is in a folder, in a jar: only the classes of jars can be shared. */
  private Path jar(Path place) {
    Path jar = home.resolve("classes-" + place.toString().replace('/', '_') + ".jar");
    if (!Files.isDirectory(place)) {
      return place;
    }
    if (!Files.exists(jar)) {
      try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
          Stream<Path> files = Files.walk(place)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          out.putNextEntry(new JarEntry(place.relativize(file).toString()));
          Files.copy(file, out);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return jar;
  }

  /** Where all is that it writes. */
  Path home() {
    return home;
  }

  /** Where it takes delivery reports. */
  String callbacks() {
    return "http://127.0.0.1:" + port;
  }

  /** Starts it and returns when it sends. */
  HostProcess start() {
    begin("");
    ready();
    return this;
  }

  /** Returns when it sends; how many milliseconds that took it. */
  long ready() {
    return Long.parseLong(process().event("ready", START).substring("ready ".length()));
  }

  /**
   * Starts it.
   *
   * @param halt {@code PLACE#N}: where it halts; empty for nowhere
   */
  LineProcess begin(String halt) {
    process = launch(++lives, halt, false);
    return process;
  }

  /**
   * Has the next life prepared, all but opening the database, while this one goes on: what is
   * killed often starts sooner then.
   */
  void prepare() {
    standby = launch(lives + 1, "", true);
  }

  /** Begins the life that was prepared; {@link #ready} tells when it sends. */
  LineProcess go(String halt, boolean reports) {
    LineProcess next = java.util.Objects.requireNonNull(standby, "prepared");
    lives++;
    next.event("standby", START);
    if (!halt.isEmpty()) {
      next.ask("arm " + halt);
    }
    if (reports) {
      next.ask("reports");
    }
    next.order("go");
    process = next;
    return next;
  }

  private LineProcess launch(int life, String halt, boolean wait) {
    Path log = ProviderProcess.create(home.resolve("host.log"));
    List<String> all = new ArrayList<>(List.of("-Xmx256m", "-Dsms.home=" + home));
    all.addAll(options);
    all.add("-Dfaults.bundles=" + BUNDLES.toAbsolutePath().normalize());
    all.add("-Dfaults.underway=" + journal(life));
    all.add("-Dfaults.felix=" + home.resolve("felix-" + life % 2));
    all.add("-Dfaults.standby=" + wait);
    all.add("-Dfaults.flat=" + flat);
    all.add("-Dfaults.halt=" + halt);
    all.add("-Dlogback.configurationFile=" + logging());
    properties.forEach((name, value) -> all.add("-D" + name + "=" + value));
    return LineProcess.start(HostMain.class, classPath(), log, all, List.of());
  }

  private static Path logging() {
    return Path.of("src/test/resources/host-logback.xml").toAbsolutePath();
  }

  private Path journal(int life) {
    return home.resolve("underway-" + life);
  }

  LineProcess process() {
    if (process == null) {
      throw new AssertionError("not started");
    }
    return process;
  }

  String ask(String order) {
    String answer = process().ask(order);
    if (answer.equals("unknown") || answer.startsWith("failed")) {
      throw new AssertionError("« " + order + " »: " + answer);
    }
    return answer;
  }

  /** SIGKILL; which SMS were under way then. */
  Set<Long> kill() {
    process().kill();
    try {
      Path journal = journal(lives);
      if (!Files.exists(journal)) {
        return Set.of();
      }
      Set<Long> underWay = UnderWay.read(journal);
      Files.delete(journal);
      return underWay;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends that many now; the campaign's id. */
  long send(int count, String... words) {
    return send(UUID.randomUUID(), count, 0, words);
  }

  /** Sends that many after some milliseconds; the campaign's id. */
  long send(UUID key, int count, long delay, String... words) {
    return accepted(ask(order(key, count, delay, words)));
  }

  /** The order to send. */
  static String order(UUID key, int count, long delay, String... words) {
    return orderFor("OPERATIONAL", key, count, delay, words);
  }

  private static String orderFor(String purpose, UUID key, int count, long delay, String... words) {
    return "send %s %d %d 7200000 %s %s"
        .formatted(key, count, delay, purpose, String.join(" ", words));
  }

  /** Sends an emergency; the campaign's id. */
  long alarm(int count) {
    return accepted(ask(orderFor("EMERGENCY", UUID.randomUUID(), count, 0)));
  }

  /** Sends credentials, each with a secret of its own behind that word; the campaign's id. */
  long credentials(int count, String word) {
    return accepted(ask(orderFor("CREDENTIALS", UUID.randomUUID(), count, 0, word)));
  }

  private static long accepted(String answer) {
    if (!answer.startsWith("enqueued ")) {
      throw new AssertionError(answer);
    }
    return Long.parseLong(answer.split(" ")[1]);
  }

  /** How many of a campaign are in which state. */
  Map<String, Long> progress(long campaign) {
    Map<String, Long> states = new TreeMap<>();
    String answer = ask("progress " + campaign);
    if (!answer.equals("none")) {
      for (String pair : answer.split(" ")) {
        String[] parts = pair.split("=");
        states.put(parts[0], Long.parseLong(parts[1]));
      }
    }
    return states;
  }

  /** Waits until nothing of it waits; how many are in which state. */
  Map<String, Long> settled(long campaign, Duration patience) {
    return await(
        patience,
        () -> progress(campaign),
        states -> Set.of("SCHEDULED", "QUEUED", "SENDING").stream().noneMatch(states::containsKey));
  }

  static <T> T await(
      Duration patience,
      java.util.function.Supplier<T> look,
      java.util.function.Predicate<T> enough) {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      T seen = look.get();
      if (enough.test(seen)) {
        return seen;
      }
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("after " + patience + " still " + seen);
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }

  /** All SMS that the recap shows. */
  List<Shown> shown() {
    Path file = home.resolve("dump");
    ask("dump " + file);
    try {
      return Files.readAllLines(file).stream().map(Shown::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An SMS as the recap shows it. */
  record Shown(long id, long campaign, String state) {
    static Shown of(String line) {
      String[] parts = line.split(" ");
      return new Shown(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2]);
    }
  }

  @Override
  public void close() {
    for (LineProcess one : new LineProcess[] {process, standby}) {
      if (one != null) {
        one.close();
      }
    }
  }
}
