package sms.itest.bench;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sms.itest.bench.Country.Deployment;
import sms.itest.bench.Country.Outcome;
import sms.itest.bench.Country.Place;

/** A {@link Country} of 10,000 schools and 6,000,000 families with the figures of this run. */
final class CountryTable {
  private static final int SCHOOLS = 10_000;
  private static final int FAMILIES = 6_000_000;
  private static final long SEED = 20_261_201;
  private static final double PLENTY = Double.POSITIVE_INFINITY;

  /** What an account may send, SMS a second: assumed. */
  private static final double ACCOUNT = 200;

  private static final double LARGE_ACCOUNT = 2_000;

  /**
   * Twice the hosts are taken while the time of 99 % of the schools becomes less than this of it.
   */
  private static final double WORTH_IT = 0.95;

  private final double quick;
  private final double slow;
  private final double derby;
  private final double database;
  private final List<String> rows = new ArrayList<>();

  /**
   * All measured, SMS a second.
   *
   * @param quick of a host on PostgreSQL when the provider answers at once
   * @param slow when it answers after 20 ms
   * @param derby of a host on Derby when it answers after 20 ms
   * @param database through one PostgreSQL, of several hosts
   */
  CountryTable(double quick, double slow, double derby, double database) {
    this.quick = quick;
    this.slow = slow;
    this.derby = derby;
    this.database = database;
  }

  String markdown() {
    morning(60, 2_000);
    morning(10, 20_000);
    return """
    A country, computed: %,d schools, %,d families. **Measured** above, SMS/s: a host on PostgreSQL from the click to \
    the last SMS %,.0f (20 ms; %,.0f at 0 ms), on Derby %,.0f (20 ms), one PostgreSQL %,.0f. **Assumed**: all schools \
    write to all their families around 7:00, each from one host, and 5 %% absent pupils from 8:15 to 9:30; sizes \
    log-normal; what an account and the whole provider take, SMS/s, are the two columns.

    | clicks within | provider takes | deployment | account takes | hosts | last SMS after: half of the schools | 99 %% | all | bottleneck | with twice of that: 99 %%, all |
    |---|---|---|---|---|---|---|---|---|---|
    %s
    """
        .formatted(SCHOOLS, FAMILIES, slow, quick, derby, database, String.join("\n", rows));
  }

  private void morning(int minutes, double provider) {
    Country country = new Country(SEED, SCHOOLS, FAMILIES, minutes);
    Row row = new Row(country, minutes, provider);
    row.add("a host with Derby at each school", 1, derby, PLENTY, ACCOUNT);
    row.add("PostgreSQL for 100 schools", 100, slow, database, ACCOUNT);
    row.add("PostgreSQL for 500 schools", 500, slow, database, ACCOUNT);
    row.add("PostgreSQL for 500 schools", 500, slow, database, LARGE_ACCOUNT);
    row.add("one PostgreSQL for all", SCHOOLS, slow, database, PLENTY);
  }

  /** The rows of one morning. */
  private final class Row {
    private final Country country;
    private final int minutes;
    private final double provider;

    Row(Country country, int minutes, double provider) {
      this.country = country;
      this.minutes = minutes;
      this.provider = provider;
    }

    void add(String name, int schools, double host, double database, double account) {
      Map<Place, Double> rates = new EnumMap<>(Place.class);
      rates.put(Place.HOST, host);
      rates.put(Place.DATABASE, database);
      rates.put(Place.ACCOUNT, account);
      rates.put(Place.PROVIDER, provider);
      Deployment deployment = new Deployment(schools, 1);
      Outcome outcome = country.morning(deployment, rates);
      for (boolean helps = schools > 1; helps; ) {
        Deployment more = deployment.twiceTheHosts();
        Outcome better = country.morning(more, rates);
        helps = better.p99() < WORTH_IT * outcome.p99();
        if (helps) {
          deployment = more;
          outcome = better;
        }
      }
      rates.computeIfPresent(outcome.bottleneck(), (place, rate) -> 2 * rate);
      Outcome doubled = country.morning(deployment, rates);
      rows.add(
          String.format(
              Locale.ROOT,
              "| %d min | %,.0f | %s | %s | %,d | %s | %s | %s | %s | %s, %s |",
              minutes,
              provider,
              name,
              account == PLENTY ? "all that" : String.format(Locale.ROOT, "%,.0f", account),
              SCHOOLS / schools * deployment.hosts(),
              time(outcome.median()),
              time(outcome.p99()),
              time(outcome.worst()),
              bottleneck(outcome.bottleneck(), host),
              time(doubled.p99()),
              time(doubled.worst())));
      System.out.println(rows.get(rows.size() - 1));
    }

    private String bottleneck(Place place, double host) {
      return switch (place) {
        case HOST -> host < quick ? "a host's calls under way, at 20 ms" : "a host's processor";
        case DATABASE -> "the database";
        case ACCOUNT -> "the account's rate";
        case PROVIDER -> "the provider's rate";
      };
    }
  }

  private static String time(double seconds) {
    return seconds < 60
        ? String.format(Locale.ROOT, "%.1f s", seconds)
        : String.format(Locale.ROOT, "%.1f min", seconds / 60);
  }
}
