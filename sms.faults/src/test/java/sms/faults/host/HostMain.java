package sms.faults.host;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.jdbc.DataSourceFactory;
import sms.api.dispatch.Outbox;
import sms.api.host.CallerContext;
import sms.api.host.SchoolDirectory;
import sms.api.portal.PortalAccounts;
import sms.api.recap.StorageStatus;

/**
 * The process under test. It is set up by system properties ({@code sms.home}, {@code
 * faults.bundles}, {@code faults.driver}, {@code faults.halt}, {@code config.PID/KEY}) and obeys
 * {@link Orders} on its standard input; what it says begins with {@code =} (an answer) or {@code !}
 * (an event).
 */
public final class HostMain {
  /** As it is at the start: the shell puts a stream of its own in its place. */
  private static final PrintStream OUT = System.out;

  private static final List<String> SERVICES =
      List.of(
          "org.apache.felix.scr",
          "org.apache.felix.configadmin",
          "org.ops4j.pax.jdbc.derby",
          "org.postgresql.jdbc");

  private static final String WEB_SERVER = "org.apache.felix.http.jetty12";

  private static final BufferedReader IN =
      new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

  /** What ends obeying: the standby's, the host's. */
  private static final List<String> END = List.of("go", "exit");

  private HostMain() {}

  /** No arguments. */
  @SuppressWarnings("CatchAndPrintStackTrace") // on standard error, which is the log
  public static void main(String[] none) {
    try {
      run();
      System.exit(0);
    } catch (Exception e) {
      e.printStackTrace();
      System.exit(1);
    }
  }

  private static void run() throws Exception {
    if (System.getProperty(MovedClock.OFFSET) != null) {
      MovedClock.install();
    }
    long begin = System.nanoTime();
    Path home = Path.of(System.getProperty("sms.home"));
    Map<String, String> properties = new TreeMap<>();
    properties.put("org.osgi.framework.storage", System.getProperty("faults.felix"));
    for (String name : System.getProperties().stringPropertyNames()) {
      if (name.startsWith("org.") || name.startsWith("sms.")) {
        properties.put(name, System.getProperty(name));
      }
    }
    HostFramework framework =
        new HostFramework(Path.of(System.getProperty("faults.bundles")), properties);
    framework.start(SERVICES);
    configure(framework.service(ConfigurationAdmin.class, ""));
    Barriers barriers = new Barriers(() -> say("! halted"));
    arm(barriers, System.getProperty("faults.halt", ""));
    School school = new School();
    framework.register(SchoolDirectory.class, school, Map.of());
    framework.register(CallerContext.class, school, Map.of());
    framework.register(PortalAccounts.class, new MintingPortal(barriers), Map.of());
    DataSourceFactory driver =
        framework.service(DataSourceFactory.class, System.getProperty("faults.driver"));
    framework.register(
        DataSourceFactory.class, new HaltingDriver(driver, barriers), Map.of("faults", "true"));
    Orders orders = new Orders(framework, school, barriers);
    say("! standby " + (System.nanoTime() - begin) / 1_000_000);
    if (Boolean.getBoolean("faults.standby")) {
      obey(orders);
    }
    begin = System.nanoTime();
    if (!Boolean.getBoolean("faults.noreports") || orders.reports()) {
      framework.start(List.of(WEB_SERVER));
    }
    framework.bundle("sms.recap").start();
    String storage = opened(framework);
    if (storage.isEmpty()) {
      Outbox real = framework.service(Outbox.class, "(!(faults=true))");
      UnderWay underWay = new UnderWay(Path.of(System.getProperty("faults.underway")));
      framework.register(
          Outbox.class,
          WatchedOutbox.around(real, underWay),
          Map.of("faults", "true", "service.ranking", 100));
      framework.bundle("sms.gateway.http").start();
      framework.bundle("sms.dispatch").start();
      orders.awaitServices();
      say("! ready " + (System.nanoTime() - begin) / 1_000_000);
    } else {
      say("! refused " + storage);
    }
    obey(orders);
    framework.stop();
  }

  private static void obey(Orders orders) throws Exception {
    for (String line = IN.readLine(); line != null && !END.contains(line); line = IN.readLine()) {
      String answer;
      try {
        answer = orders.obey(line.split(" "));
      } catch (RuntimeException e) {
        answer = "failed " + e;
      }
      say("= " + answer.replace('\n', ' '));
    }
  }

  static void arm(Barriers barriers, String halt) {
    if (!halt.isEmpty()) {
      String[] parts = halt.split("#");
      barriers.arm(parts[0], Integer.parseInt(parts[1]));
    }
  }

  private static void say(String line) {
    synchronized (OUT) {
      OUT.println(line);
      OUT.flush();
    }
  }

  private static void configure(ConfigurationAdmin admin) throws Exception {
    Map<String, Dictionary<String, Object>> byPid = new TreeMap<>();
    Properties system = System.getProperties();
    for (String name : system.stringPropertyNames()) {
      if (name.startsWith("config.")) {
        String[] parts = name.substring("config.".length()).split("/", 2);
        byPid
            .computeIfAbsent(parts[0], pid -> new Hashtable<>())
            .put(parts[1], value(system.getProperty(name)));
      }
    }
    for (Map.Entry<String, Dictionary<String, Object>> entry : byPid.entrySet()) {
      String pid = entry.getKey();
      int factory = pid.indexOf('~');
      (factory < 0
              ? admin.getConfiguration(pid, "?")
              : admin.getFactoryConfiguration(
                  pid.substring(0, factory), pid.substring(factory + 1), "?"))
          .update(entry.getValue());
    }
  }

  /** Lists have a bar between their lines. */
  private static Object value(String text) {
    return text.contains("|") ? text.split("\\|") : text;
  }

  /** Waits for the database; the code of the problem, empty when it is open. */
  private static String opened(HostFramework framework) throws InterruptedException {
    StorageStatus status = framework.service(StorageStatus.class, "");
    while (true) {
      String code = status.problem(Locale.FRENCH).map(problem -> problem.code()).orElse("");
      if (!code.equals("opening") && !code.equals("postgresql.away")) {
        return code;
      }
      Thread.sleep(5);
    }
  }
}
