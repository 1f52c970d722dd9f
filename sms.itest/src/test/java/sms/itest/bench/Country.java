package sms.itest.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A morning of all schools of a country, computed and not run: on each school's click its SMS pass
 * one place after the other, each as quick as it was measured or is assumed to be. The same seed is
 * the same morning.
 */
final class Country {
  /** What the SMS pass, in this order. */
  enum Place {
    HOST,
    DATABASE,
    /** What the provider takes of one account. */
    ACCOUNT,
    /** What it takes of all. */
    PROVIDER
  }

  /**
   * Who shares what.
   *
   * @param schools on one database, which has one account with the provider
   * @param hosts on one database; each school has one of them
   */
  record Deployment(int schools, int hosts) {
    private int key(Place place, int school) {
      return switch (place) {
        case HOST -> school / schools * hosts + school % schools % hosts;
        case DATABASE, ACCOUNT -> school / schools;
        case PROVIDER -> 0;
      };
    }

    Deployment twiceTheHosts() {
      return new Deployment(schools, 2 * hosts);
    }
  }

  /**
   * From a click to its last SMS, in seconds: of each school the longest of its sendings.
   *
   * @param bottleneck where the sendings were held up longest, all together
   */
  record Outcome(double median, double p99, double worst, Place bottleneck) {}

  /** A click; its time in seconds after midnight. */
  private record Sending(int school, double at, int messages) {}

  private static final double SPREAD = 0.6;
  private static final double SMALLEST = 0.05;
  private static final double LARGEST = 5;

  private final int[] sizes;
  private final List<Sending> sendings = new ArrayList<>();

  /**
   * At seven every school sends to all of its families, most of them in the middle of a time; from
   * 8:15 to 9:30 each tells 5 % of them that a pupil is absent.
   *
   * @param schools how many; their sizes are log-normal
   * @param families of all of them
   * @param minutes from the first to the last click of those at seven
   */
  Country(long seed, int schools, int families, double minutes) {
    SplittableRandom random = new SplittableRandom(seed);
    sizes = sizes(random, schools, families);
    double begin = (7 * 60 - minutes / 2) * 60;
    for (int school = 0; school < schools; school++) {
      double middle = (random.nextDouble() + random.nextDouble()) / 2;
      sendings.add(new Sending(school, begin + middle * minutes * 60, sizes[school]));
      double later = (8.25 + random.nextDouble() * 1.25) * 3600;
      sendings.add(new Sending(school, later, Math.max(1, sizes[school] / 20)));
    }
  }

  private static int[] sizes(SplittableRandom random, int schools, int families) {
    double[] shares = new double[schools];
    for (int i = 0; i < schools; i++) {
      double share = Math.exp(SPREAD * random.nextGaussian());
      shares[i] = Math.min(LARGEST, Math.max(SMALLEST, share));
    }
    double all = Arrays.stream(shares).sum();
    int[] sizes = new int[schools];
    double upTo = 0;
    int given = 0;
    for (int i = 0; i < schools; i++) {
      upTo += shares[i];
      int next = i == schools - 1 ? families : (int) (upTo / all * families);
      sizes[i] = next - given;
      given = next;
    }
    return sizes;
  }

  /** Families by school. */
  int[] sizes() {
    return sizes.clone();
  }

  /**
   * The morning with these.
   *
   * @param rates SMS a second of each place of a kind; {@code POSITIVE_INFINITY}: holds nothing up
   */
  Outcome morning(Deployment deployment, Map<Place, Double> rates) {
    List<Flow> flows = new ArrayList<>(sendings.size());
    for (int i = 0; i < sendings.size(); i++) {
      Sending sending = sendings.get(i);
      flows.add(new Flow(i, sending.at(), sending.at(), sending.messages()));
    }
    Map<Place, Double> held = new EnumMap<>(Place.class);
    double before = last(flows);
    for (Place place : Place.values()) {
      flows = behind(place, rates.get(place), deployment, flows);
      double after = last(flows);
      held.put(place, after - before);
      before = after;
    }
    double[] longest = new double[sizes.length];
    for (Flow flow : flows) {
      Sending sending = sendings.get(flow.sending());
      longest[sending.school()] = Math.max(longest[sending.school()], flow.last() - sending.at());
    }
    Arrays.sort(longest);
    return new Outcome(
        longest[longest.length / 2],
        longest[(int) Math.ceil(longest.length * 0.99) - 1],
        longest[longest.length - 1],
        held.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey());
  }

  private List<Flow> behind(Place place, double rate, Deployment deployment, List<Flow> flows) {
    Map<Integer, List<Flow>> ways = new LinkedHashMap<>();
    for (Flow flow : flows) {
      int key = deployment.key(place, sendings.get(flow.sending()).school());
      ways.computeIfAbsent(key, k -> new ArrayList<>()).add(flow);
    }
    return ways.values().stream().flatMap(way -> Flow.behind(rate, way).stream()).toList();
  }

  private static double last(List<Flow> flows) {
    return flows.stream().mapToDouble(Flow::last).sum();
  }
}
