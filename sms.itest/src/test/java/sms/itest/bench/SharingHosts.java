package sms.itest.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import sms.itest.support.DemoSending;
import sms.itest.support.DemoUser;

/** Demo hosts on one PostgreSQL, frozen but for those that take part. */
final class SharingHosts implements AutoCloseable {
  /** Ranges of 2,000 that a host claims at a time; with the default, 16, the first takes all. */
  private static final String FEW_AT_A_TIME = "slices=I\"2\"\n";

  private final List<BenchDemo> demos = new ArrayList<>();

  /** Starts that many, as many at a time as there are cores, each with its {@link #gateway}. */
  static SharingHosts start(
      int count, Database database, Map<String, Integer> classes, Provider provider)
      throws InterruptedException, ExecutionException, IOException {
    ExecutorService starters =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    SharingHosts hosts = new SharingHosts();
    try {
      List<Callable<BenchDemo>> starts = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        String gateway = gateway(i);
        starts.add(
            () ->
                BenchDemo.startAs(
                    gateway, FEW_AT_A_TIME, database, classes, provider.address(), "-Xmx256m"));
      }
      hosts.addAll(starters.invokeAll(starts));
      return hosts;
    } finally {
      starters.shutdown();
    }
  }

  /** All have started or failed; with one that failed the others are ended. */
  private void addAll(List<Future<BenchDemo>> started)
      throws InterruptedException, ExecutionException, IOException {
    Optional<ExecutionException> failure = Optional.empty();
    for (Future<BenchDemo> each : started) {
      try {
        demos.add(each.get());
      } catch (ExecutionException e) {
        failure = Optional.of(e);
      }
    }
    if (failure.isPresent()) {
      close();
      throw failure.get();
    }
  }

  /** The id of a host's gateway. */
  static String gateway(int host) {
    return "bench" + (host + 1);
  }

  int count() {
    return demos.size();
  }

  /**
   * A sending that waits.
   *
   * @param nanos from the click until all of it was in the outbox
   */
  record Deferred(long id, long nanos) {}

  /** The first puts a sending to those classes into the outbox, for tomorrow. */
  Deferred defer(String text, String... classes) {
    DemoUser admin = demos.get(0).admin();
    JsonNode selected = DemoSending.select(admin, DemoSending.familiesOf(classes));
    JsonNode preview = DemoSending.preview(admin, selected, text);
    LocalDate tomorrow = LocalDate.now().plusDays(1);
    long begin = System.nanoTime();
    JsonNode sent = DemoSending.defer(admin, selected, preview, text, tomorrow);
    return new Deferred(sent.path("id").asLong(), System.nanoTime() - begin);
  }

  /** Returns when all of it has left and is recorded. */
  void settled(long campaign) {
    DemoSending.settled(demos.get(0).admin(), campaign);
  }

  void freeze() {
    demos.forEach(demo -> demo.process().freeze());
  }

  /** The first so many go on, at the same moment. */
  void thaw(int hosts) {
    demos.subList(0, hosts).forEach(demo -> demo.process().thaw());
  }

  /** The processor time of all. */
  Duration cpu() {
    return demos.stream().map(demo -> demo.process().cpu()).reduce(Duration.ZERO, Duration::plus);
  }

  @Override
  public void close() throws IOException {
    thaw(demos.size());
    for (BenchDemo demo : demos) {
      demo.close();
    }
  }
}
