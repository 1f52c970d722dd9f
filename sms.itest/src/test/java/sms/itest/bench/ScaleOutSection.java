package sms.itest.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import sms.itest.support.DemoSending;

/**
 * A backlog that 1, 2 and 4 hosts share on one PostgreSQL; then what a country of such hosts would
 * do on a morning, computed from these figures.
 */
final class ScaleOutSection implements Section {
  private static final String TEXT = "Bonjour #PRENOM, le collège est fermé demain.";
  private static final int FAMILIES = 10_000;
  private static final Map<String, Integer> SCHOOL = Map.of("A", FAMILIES);
  private static final int[] LATENCIES = {0, 20};

  private final List<String> rows = new ArrayList<>();

  /** SMS a second of one host, appending and sending, by the provider's latency. */
  private final Map<Integer, Double> alone = new HashMap<>();

  /** The most SMS a second that went through the database. */
  private double most;

  @Override
  public String name() {
    return "scale";
  }

  @Override
  public String title() {
    return "Several hosts, and a country";
  }

  @Override
  public String measure(Rig rig) throws Exception {
    int[] counts = rig.quick() ? new int[] {1, 2} : new int[] {1, 2, 4};
    int sendings = rig.quick() ? 1 : 4;
    try (SharingHosts hosts =
            SharingHosts.start(
                counts[counts.length - 1], rig.postgres("scale"), SCHOOL, rig.provider());
        SharedDatabase database = new SharedDatabase("scale")) {
      SharedBacklog backlog =
          new SharedBacklog(rig.provider(), hosts, database, sendings, FAMILIES);
      for (int i = 0; i < 3; i++) {
        backlog.share(hosts.count(), 0); // warms up
      }
      for (int latency : LATENCIES) {
        share(backlog, latency, counts, rounds(rig));
      }
    }
    CountryTable country =
        new CountryTable(alone.get(LATENCIES[0]), alone.get(LATENCIES[1]), derby(rig), most);
    return """
    A backlog of %,d SMS on one PostgreSQL, medians of %d:

    | hosts | provider answers after | sent in | SMS/s | against one host | given twice | each host's part | busy cores: hosts, database |
    |---|---|---|---|---|---|---|---|
    %s

    %s\
    """
        .formatted(sendings * FAMILIES, rounds(rig), String.join("\n", rows), country.markdown());
  }

  /** Fewer than elsewhere: each takes 6 backlogs. */
  private static int rounds(Rig rig) {
    return rig.quick() ? 1 : 3;
  }

  private void share(SharedBacklog backlog, int latency, int[] counts, int rounds)
      throws SQLException {
    Map<Integer, Tally> tallies = new HashMap<>();
    for (int round = 0; round < rounds; round++) {
      for (int count : counts) {
        tallies
            .computeIfAbsent(count, c -> new Tally(backlog.messages()))
            .add(backlog.share(count, latency));
      }
    }
    Tally one = tallies.get(1);
    alone.put(latency, one.messages / (one.appending.seconds() + one.sending.seconds()));
    for (int count : counts) {
      Tally tally = tallies.get(count);
      most = Math.max(most, tally.rate());
      rows.add(
          String.format(
              Locale.ROOT,
              "| %d | %d ms | **%.2f s** | %,.0f | %.2f × | %d | %s | %.1f, %.1f |",
              count,
              latency,
              tally.sending.seconds(),
              tally.rate(),
              tally.rate() / one.rate(),
              tally.twice,
              tally.parts(count),
              tally.busy(tally.hostsCpu),
              tally.busy(tally.databaseCpu)));
      System.out.println(rows.get(rows.size() - 1));
      if (tally.twice > 0) {
        throw new IllegalStateException("the provider was given an SMS twice");
      }
    }
  }

  /** A school's own host, on Derby: SMS a second from the click to the last one. */
  private static double derby(Rig rig) throws IOException {
    Medians clicks = new Medians();
    try (BenchDemo demo = BenchDemo.start(Database.DERBY, SCHOOL, rig.provider().address())) {
      click(rig, demo); // warms up
      for (int round = 0; round < rounds(rig); round++) {
        clicks.add(click(rig, demo));
      }
    }
    return FAMILIES / clicks.seconds();
  }

  private static long click(Rig rig, BenchDemo demo) {
    JsonNode selected = DemoSending.select(demo.admin(), DemoSending.familiesOf("A"));
    JsonNode preview = DemoSending.preview(demo.admin(), selected, TEXT);
    rig.provider().begin(LATENCIES[1]);
    long begin = System.nanoTime();
    JsonNode sent = DemoSending.confirm(demo.admin(), selected, preview, TEXT, "INFORMATION");
    rig.provider().await(FAMILIES);
    long nanos = System.nanoTime() - begin;
    DemoSending.settled(demo.admin(), sent.path("id").asLong());
    return nanos;
  }

  /** The rounds of one number of hosts. */
  private static final class Tally {
    private final int messages;
    private final Medians appending = new Medians();
    private final Medians sending = new Medians();
    private final List<List<Long>> parts = new ArrayList<>();
    private long nanos;
    private long twice;
    private Duration hostsCpu = Duration.ZERO;
    private Duration databaseCpu = Duration.ZERO;

    Tally(int messages) {
      this.messages = messages;
    }

    void add(SharedBacklog.Shared shared) {
      appending.add(shared.appending());
      sending.add(shared.sending());
      parts.add(shared.parts());
      nanos += shared.sending();
      twice += shared.twice();
      hostsCpu = hostsCpu.plus(shared.hostsCpu());
      databaseCpu = databaseCpu.plus(shared.databaseCpu());
    }

    /** SMS a second. */
    double rate() {
      return messages / sending.seconds();
    }

    /** How many processors something kept busy. */
    double busy(Duration cpu) {
      return (double) cpu.toNanos() / nanos;
    }

    /** What each of the first so many hosts sent in all rounds, in percent. */
    String parts(int hosts) {
      List<String> percents = new ArrayList<>();
      for (int host = 0; host < hosts; host++) {
        int of = host;
        double sent = parts.stream().collect(Collectors.averagingLong(part -> part.get(of)));
        percents.add(String.format(Locale.ROOT, "%.0f %%", 100 * sent / messages));
      }
      return String.join(", ", percents);
    }
  }
}
