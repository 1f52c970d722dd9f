package sms.itest.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.core5.http.ContentType;
import sms.itest.support.DemoSending;

/**
 * Delivery reports over HTTP, each answered 200 after its commit: next to the same reports with a
 * commit for each, and to bare updates of the same table in batches.
 *
 * <p>With two calls under way each report has a commit of its own: while one is committed the other
 * waits, and by the time a third can come that one is under way. So the HTTP of the one is hidden
 * behind the commit of the other, and what is left is the rate of our commits, without a switch in
 * the program to have them one by one.
 */
final class ReportsSection implements Section {
  /** What the provider says of each. */
  static final String STATUS = "delivered";

  private static final int WARM_UP = 10_000;

  private final List<String> rows = new ArrayList<>();

  @Override
  public String name() {
    return "reports";
  }

  @Override
  public String title() {
    return "Delivery reports";
  }

  @Override
  public String measure(Rig rig) throws Exception {
    Sizes sizes = rig.quick() ? new Sizes(10_000, 500, 5_000) : new Sizes(100_000, 2_000, 50_000);
    for (Database database : rig.databases("reports")) {
      try (BenchDemo demo =
              BenchDemo.start(
                  database, Map.of("A", WARM_UP, "B", sizes.all()), rig.provider().address());
          WindowedClient many = new WindowedClient(Rig.WINDOW);
          WindowedClient two = new WindowedClient(2)) {
        new Run(rig, database, sizes, demo, many, two).all();
      }
    }
    return """
        | %,d delivery reports | the last answered after | reports/s | a commit for each, reports/s | ratio | bare updates in batches, rows/s | ratio |
        |---|---|---|---|---|---|---|
        %s
        """
        .formatted(sizes.flood(), String.join("\n", rows));
  }

  /**
   * How many SMS of a round.
   *
   * @param flood reported on at a window of 200
   * @param oneByOne with a commit for each
   * @param bare updated past the demo
   */
  private record Sizes(int flood, int oneByOne, int bare) {
    int all() {
      return flood + oneByOne + bare;
    }
  }

  /** One database. */
  private final class Run {
    private final Rig rig;
    private final Database database;
    private final Sizes sizes;
    private final BenchDemo demo;
    private final String callback;
    private final WindowedClient many;
    private final WindowedClient two;

    /** The last one that was sent. */
    private long campaign;

    private final List<List<Long>> left = new ArrayList<>();
    private final Medians flood = new Medians();
    private final Medians oneByOne = new Medians();
    private final Medians bare = new Medians();

    Run(
        Rig rig,
        Database database,
        Sizes sizes,
        BenchDemo demo,
        WindowedClient many,
        WindowedClient two) {
      this.rig = rig;
      this.database = database;
      this.sizes = sizes;
      this.demo = demo;
      this.callback = demo.takeReports();
      this.many = many;
      this.two = two;
    }

    void all() throws Exception {
      warmUp();
      for (int i = 0; i < 3; i++) {
        round();
      }
      demo.process().stop();
      try (BareUpdates updates = new BareUpdates(database, demo.home())) {
        updates.deliver(left.remove(0)); // to warm up
        for (List<Long> ids : left) {
          long begin = System.nanoTime();
          updates.deliver(ids);
          bare.add(System.nanoTime() - begin);
        }
      }
      tell();
    }

    private void warmUp() throws InterruptedException {
      List<String> references = sent("A");
      report(many, references.subList(0, WARM_UP / 2));
      left.add(ids(references.subList(WARM_UP / 2, WARM_UP)));
    }

    private void round() throws InterruptedException {
      List<String> references = sent("B");
      int end = sizes.flood() + sizes.oneByOne();
      flood.add(report(many, references.subList(0, sizes.flood())));
      oneByOne.add(report(two, references.subList(sizes.flood(), end)));
      left.add(ids(references.subList(end, sizes.all())));
      long delivered =
          demo.admin().get("campaigns/" + campaign).path("states").path("DELIVERED").asLong();
      if (delivered != end) {
        throw new IllegalStateException(delivered + " of " + end + " are DELIVERED");
      }
    }

    /** Sends to a class, and gives our references in an order that has nothing to do with it. */
    private List<String> sent(String className) {
      rig.provider().begin(0);
      DemoSending.Sent sent =
          DemoSending.send(demo.admin(), DemoSending.familiesOf(className), "Bonjour.");
      rig.provider().await(sent.campaign().path("messages").asInt());
      campaign = sent.id();
      DemoSending.settled(demo.admin(), campaign);
      List<String> references = rig.provider().references();
      Collections.shuffle(references, new Random(11));
      return references;
    }

    /** Returns when the last one is answered; how long that took, in nanoseconds. */
    private long report(WindowedClient client, List<String> references)
        throws InterruptedException {
      long begin = System.nanoTime();
      client.send(references.size(), n -> request(references.get(n)), 200);
      return System.nanoTime() - begin;
    }

    private SimpleHttpRequest request(String reference) {
      return SimpleRequestBuilder.post(callback)
          .setBody(
              "{\"reference\":\"" + reference + "\",\"status\":\"" + STATUS + "\"}",
              ContentType.APPLICATION_JSON)
          .build();
    }

    /** The ids of the SMS, which their references end with. */
    private static List<Long> ids(List<String> references) {
      return references.stream().map(UUID::fromString).map(UUID::getLeastSignificantBits).toList();
    }

    private void tell() {
      double ours = sizes.flood() / flood.seconds();
      double single = sizes.oneByOne() / oneByOne.seconds();
      double batched = sizes.bare() / bare.seconds();
      rows.add(
          String.format(
              Locale.ROOT,
              "| %s | **%.2f s** | %,.0f | %,.0f | **%.1f ×** | %,.0f | **%.1f ×** |",
              database.name(),
              flood.seconds(),
              ours,
              single,
              ours / single,
              batched,
              batched / ours));
      System.out.println(rows.get(rows.size() - 1));
    }
  }
}
