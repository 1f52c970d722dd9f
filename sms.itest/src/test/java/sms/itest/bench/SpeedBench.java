package sms.itest.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sms.itest.support.DemoGateway;
import sms.itest.support.DemoProcess;
import sms.itest.support.DemoSending;
import sms.itest.support.DemoUser;
import sms.itest.support.Folders;
import sms.recap.internal.support.PrivatePostgres;

/**
 * From the click to the last SMS, in the demo as it ships, with everything on, through its own JSON
 * API: next to a bare HttpClient 5 that posts the same bodies at the same window, in turns. {@code
 * mvn -Pbench}; {@code -Dbench.quick} for less of it.
 */
public final class SpeedBench {
  private static final int WINDOW = 200;
  private static final String TEXT = "Bonjour #PRENOM, le collège est fermé demain.";
  private static final String SENT_TEXT =
      "Bonjour+Claire%2C+le+coll%C3%A8ge+est+ferm%C3%A9+demain.";
  private static final int FAMILIES = 1_500;

  /** Pupils by class; classes together make the sizes. */
  private static final Map<String, Integer> CLASSES = new LinkedHashMap<>();

  static {
    CLASSES.put("A", 1_000);
    CLASSES.put("B", 9_000);
    CLASSES.put("C", 90_000);
    CLASSES.put("D", FAMILIES);
  }

  private final boolean quick = Boolean.getBoolean("bench.quick");
  private final Provider provider;
  private final BareSender bare;
  private final List<String> rows = new ArrayList<>();
  private final List<String> emergencies = new ArrayList<>();

  private SpeedBench(Provider provider) {
    this.provider = provider;
    this.bare = new BareSender(provider.address(), WINDOW);
  }

  /** No arguments. */
  public static void main(String[] none) throws Exception {
    try (Provider provider = new Provider()) {
      SpeedBench bench = new SpeedBench(provider);
      bench.run("Derby", "");
      PrivatePostgres postgres = PrivatePostgres.running();
      bench.run(
          "PostgreSQL",
          """
          dsf.target="(osgi.jdbc.driver.class=org.postgresql.Driver)"
          url="%s"
          user="%s"
          password="%s"
          """
              .formatted(postgres.createDatabase("bench"), postgres.user(), postgres.password()));
      bench.bare.close();
      SpeedTable.write(bench.rows, bench.emergencies);
    }
    System.exit(0); // the database's server goes with us
  }

  /**
   * One database.
   *
   * @param recap configuration of {@code sms.recap}; empty: as it comes
   */
  private void run(String database, String recap) throws Exception {
    Path home = Files.createTempDirectory("sms-bench-");
    Path school = Files.createDirectory(home.resolve("school"));
    BigSchool.write(school, CLASSES);
    try (DemoProcess demo =
        DemoProcess.ready(
            home.resolve("home"), DemoProcess.freePort(), "sms.demo.data=" + school)) {
      DemoUser admin = DemoUser.signedIn(demo, "admin");
      DemoProcess.configure(home.resolve("home"), "sms.dispatch.limits", "confirmAbove=L\"0\"\n");
      if (!recap.isEmpty()) {
        DemoProcess.configure(home.resolve("home"), "sms.recap", recap);
      }
      DemoGateway.takeOver(home.resolve("home"), "bench", provider.address(), WINDOW, admin);
      warmUp(admin);
      for (int latency : new int[] {0, 20}) {
        sizes(database, latency, admin);
      }
      emergency(database, admin);
    } finally {
      Folders.delete(home);
    }
  }

  private void warmUp(DemoUser admin) throws InterruptedException {
    for (int i = 0; i < 3; i++) {
      click(0, admin, "A", "B");
      post(0, 10_000);
    }
  }

  private void sizes(String database, int latency, DemoUser admin) throws InterruptedException {
    sizes(database, latency, 1_000, admin, "A");
    sizes(database, latency, 10_000, admin, "A", "B");
    if (!quick) {
      sizes(database, latency, 100_000, admin, "A", "B", "C");
    }
  }

  private void sizes(String database, int latency, int messages, DemoUser admin, String... classes)
      throws InterruptedException {
    int rounds = quick ? 3 : 5;
    Medians selecting = new Medians();
    Medians ours = new Medians();
    Medians baseline = new Medians();
    for (int i = 0; i < rounds; i++) {
      Clicked clicked = click(latency, admin, classes);
      selecting.add(clicked.selecting());
      ours.add(clicked.sending());
      baseline.add(post(latency, messages));
    }
    rows.add(
        String.format(
            Locale.ROOT,
            "| %s | %,d | %d ms | %.2f s | **%.2f s** | %,.0f | %.2f s | %.2f |",
            database,
            messages,
            latency,
            selecting.seconds(),
            ours.seconds(),
            messages / ours.seconds(),
            baseline.seconds(),
            baseline.seconds() / ours.seconds()));
    System.out.println(rows.get(rows.size() - 1));
  }

  /**
   * How long, in nanoseconds: the selection with its preview, and from the click to the last SMS.
   */
  private record Clicked(long selecting, long sending) {}

  private Clicked click(int latency, DemoUser admin, String... classes) {
    long begin = System.nanoTime();
    JsonNode selected = DemoSending.select(admin, DemoSending.familiesOf(classes));
    JsonNode preview = DemoSending.preview(admin, selected, TEXT);
    long selecting = System.nanoTime() - begin;
    provider.begin(latency);
    begin = System.nanoTime();
    JsonNode sent = DemoSending.confirm(admin, selected, preview, TEXT, "INFORMATION");
    provider.await(preview.path("messages").asInt());
    long sending = System.nanoTime() - begin;
    settled(admin, sent);
    return new Clicked(selecting, sending);
  }

  private void settled(DemoUser admin, JsonNode sent) {
    DemoSending.settled(admin, sent.path("id").asLong());
    if (provider.twice() > 0) {
      throw new IllegalStateException("the provider was given an SMS twice");
    }
  }

  private long post(int latency, int messages) throws InterruptedException {
    provider.begin(latency);
    long begin = System.nanoTime();
    bare.post(messages, SENT_TEXT);
    provider.await(messages);
    return System.nanoTime() - begin;
  }

  /** 1,500 families, while a large sending is under way. */
  private void emergency(String database, DemoUser admin) throws InterruptedException {
    Medians last = new Medians();
    String[] waiting = quick ? new String[] {"A", "B"} : new String[] {"A", "B", "C"};
    for (int i = 0; i < (quick ? 1 : 5); i++) {
      provider.begin(20);
      JsonNode many = DemoSending.select(admin, DemoSending.familiesOf(waiting));
      JsonNode price = DemoSending.preview(admin, many, TEXT);
      JsonNode urgent = DemoSending.select(admin, DemoSending.familiesOf("D"));
      String text = CountingProvider.URGENT + " : venez chercher vos enfants.";
      JsonNode urgentPrice = DemoSending.preview(admin, urgent, text);
      JsonNode before = DemoSending.confirm(admin, many, price, TEXT, "INFORMATION");
      long begin = System.nanoTime();
      JsonNode alarm = DemoSending.confirm(admin, urgent, urgentPrice, text, "EMERGENCY");
      provider.awaitUrgent(FAMILIES);
      last.add(System.nanoTime() - begin);
      settled(admin, alarm);
      settled(admin, before);
    }
    emergencies.add(
        String.format(
            Locale.ROOT, "| %s | %.2f s | %.2f s |", database, last.seconds(), last.longest()));
    System.out.println(emergencies.get(emergencies.size() - 1));
  }
}
