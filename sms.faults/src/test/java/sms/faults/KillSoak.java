package sms.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A host that is killed again and again while it sends, half of the times at a moment that chance
 * chooses, half of the times on either side of a commit, or in the middle of a request. Whoever
 * sends repeats what was not answered, with the same key, as a page does.
 */
final class KillSoak {
  /** Where it is killed besides at random. */
  static final List<String> PLACES =
      List.of(
          "append.before",
          "append.after",
          "claim.before",
          "claim.after",
          "mark.before",
          "mark.after",
          "record.before",
          "record.after",
          "finish.before",
          "finish.after",
          "report.before",
          "report.after",
          "cancel.before",
          "cancel.after",
          "read.before",
          "opening.before",
          "opening.after",
          "request",
          "answer");

  static final int WINDOW = 32;
  private static final Duration START = Duration.ofSeconds(120);
  private static final Duration PATIENCE = Duration.ofMillis(2500);
  private static final int REPORTS_EVERY = 10;

  /** What was ordered. */
  private record Order(UUID key, int count, long delay) {
    String line() {
      return HostProcess.order(key, count, delay);
    }
  }

  /**
   * What came out.
   *
   * @param kills by place; {@code random}
   * @param mostUnderWay most SMS that were under way at one kill
   */
  record Result(Map<String, Integer> kills, int mostUnderWay, Reconciliation sides, Duration took) {
    int total() {
      return kills.values().stream().mapToInt(Integer::intValue).sum();
    }
  }

  private final ProviderProcess provider;
  private final HostProcess host;
  private final int kills;
  private final long end;
  private final Random random;
  private final Map<Long, Integer> acknowledged = new HashMap<>();
  private final Set<Long> underWay = new HashSet<>();
  private final Map<String, Integer> done = new TreeMap<>();
  private final List<Order> repeat = new ArrayList<>();
  private int mostUnderWay;

  /**
   * @param limit no further life begins after that time
   */
  KillSoak(
      ProviderProcess provider, Path home, Storage storage, int kills, Duration limit, long seed) {
    this.provider = provider;
    this.kills = kills;
    this.end = System.nanoTime() + limit.toNanos();
    this.random = new Random(seed);
    this.host =
        new HostProcess(home, storage, provider.port())
            .set("faults.noreports", true)
            .gateway("window", WINDOW);
  }

  Result run() {
    long begin = System.nanoTime();
    try (host) {
      provider.ask("delay 2");
      acknowledged.put(host.flatten(), HostProcess.FIRST);
      host.prepare();
      for (int i = 1; i <= kills && System.nanoTime() < end; i++) {
        live(i);
        if (i % 20 == 0) {
          System.out.println(
              "soak "
                  + i
                  + " kills, "
                  + acknowledged.size()
                  + " campaigns, "
                  + (System.nanoTime() - begin) / 1_000_000_000
                  + " s");
        }
      }
      return new Result(done, mostUnderWay, settle(), Duration.ofNanos(System.nanoTime() - begin));
    }
  }

  private void live(int n) {
    String place = n % 2 == 0 ? PLACES.get(n / 2 % PLACES.size()) : "random";
    boolean reports = place.startsWith("report") || n % REPORTS_EVERY == 0;
    boolean inside = place.contains(".");
    provider.ask(reports ? "reports on" : "reports off");
    LineProcess life = host.go(inside ? place + "#" + (1 + random.nextInt(3)) : "", reports);
    host.prepare();
    List<Order> orders = orders();
    orders.forEach(order -> life.order(order.line()));
    if (place.startsWith("cancel")) {
      acknowledged.keySet().stream()
          .max(Long::compare)
          .ifPresent(last -> life.order("cancel " + last));
    }
    boolean there = await(life, place);
    count(there ? place : "random");
    Set<Long> now = host.kill();
    underWay.addAll(now);
    mostUnderWay = Math.max(mostUnderWay, now.size());
    hear(orders, life.lastAnswers());
  }

  /** What was not answered, and something new. */
  private List<Order> orders() {
    List<Order> orders = new ArrayList<>(repeat);
    repeat.clear();
    int campaigns = 1 + random.nextInt(3);
    for (int i = 0; i < campaigns; i++) {
      orders.add(
          new Order(
              UUID.randomUUID(),
              1 + random.nextInt(random.nextInt(10) == 0 ? 400 : 60),
              random.nextInt(4) == 0 ? 1 + random.nextInt(800) : 0));
    }
    return orders;
  }

  /** Waits for the moment to kill; whether it is at that place. */
  private boolean await(LineProcess life, String place) {
    if (place.equals("random")) {
      if (random.nextInt(5) > 0) {
        life.happened(START, "ready");
      }
      life.happened(Duration.ofMillis(1 + random.nextInt(700)), "never");
      return true;
    }
    if (place.equals("request") || place.equals("answer")) {
      provider.ask("hold " + place + " " + (1 + random.nextInt(20)));
      life.happened(START, "ready");
      boolean held = provider.held(PATIENCE);
      provider.ask("hold " + place + " 0");
      return held;
    }
    return (life.happened(START, "ready", "halted") && life.was("halted"))
        || life.happened(PATIENCE, "halted");
  }

  private void count(String place) {
    done.merge(place, 1, Integer::sum);
  }

  /** What it has answered before it died counts; the rest is repeated. */
  private void hear(List<Order> orders, List<String> answers) {
    for (int i = 0; i < orders.size(); i++) {
      String answer = i < answers.size() ? answers.get(i) : "";
      String[] words = answer.split(" ");
      if (words[0].equals("enqueued") || words[0].equals("already")) {
        acknowledged.put(Long.parseLong(words[1]), orders.get(i).count());
      } else {
        repeat.add(orders.get(i));
      }
    }
  }

  private Reconciliation settle() {
    host.go("", true);
    host.ready();
    List<Order> last = new ArrayList<>(repeat);
    repeat.clear();
    hear(last, last.stream().map(order -> host.ask(order.line())).toList());
    HostProcess.await(
        Duration.ofMinutes(15), () -> host.ask("waiting"), waiting -> waiting.equals("0"));
    HostProcess.await(
        Duration.ofMinutes(10), () -> provider.count("reports"), outstanding -> outstanding == 0);
    return Reconciliation.of(host.shown(), provider.taken(), acknowledged, underWay);
  }
}
