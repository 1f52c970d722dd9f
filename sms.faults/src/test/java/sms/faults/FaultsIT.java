package sms.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sms.faults.host.MintingPortal;
import sms.faults.provider.Ledger;
import sms.recap.internal.support.PrivatePostgres;
import sms.recap.internal.support.Traces;

/**
 * The faults of docs/reliability.md, by their numbers: the bundles that ship in a process that is
 * killed with SIGKILL, a provider that forgets nothing, real sockets and databases.
 */
class FaultsIT {
  private static final Duration SOON = Duration.ofSeconds(150);
  private static final int WINDOW = 32;
  private static final String TOKEN = "3q2-7wAAESIzRFVmd4iZqg";

  @TempDir Path folder;
  private ProviderProcess provider;
  private HostProcess host;

  @BeforeEach
  void start() {
    provider = ProviderProcess.start(folder);
    host = host("host", new Storage.Derby());
  }

  @AfterEach
  void end() {
    host.close();
    provider.close();
  }

  private HostProcess host(String name, Storage storage) {
    return new HostProcess(folder.resolve(name), storage, provider.port());
  }

  private static Storage.Postgresql postgresql(PrivatePostgres server, String database) {
    return new Storage.Postgresql(
        server.createDatabase(database), server.user(), server.password());
  }

  private HostProcess onPostgresql(String database) {
    return host("pg", postgresql(PrivatePostgres.running(), database));
  }

  /** Nothing was taken twice. */
  private Map<Long, Long> takenOnce() {
    Map<Long, Long> taken = provider.taken();
    assertThat(taken.entrySet().stream().filter(e -> e.getValue() != 1).toList()).isEmpty();
    return taken;
  }

  /** What the recap shows and what the provider has taken agree; nothing waits. */
  private Reconciliation reconciled(Set<Long> underWay, Map<Long, Integer> acknowledged) {
    Reconciliation sides =
        Reconciliation.of(host.shown(), provider.taken(), acknowledged, underWay);
    assertThat(sides.lost()).isEmpty();
    assertThat(sides.duplicates()).isEmpty();
    assertThat(sides.unexplained()).isEmpty();
    return sides;
  }

  // --- 1 to 6: kills -----------------------------------------------------------------------------

  /**
   * The n-th commit of an append: looking up the key, taking ids, the campaign; before that,
   * slices.
   */
  @ParameterizedTest
  @CsvSource({
    "DERBY, append.before#3, 100, false",
    "DERBY, append.after#3, 100, true",
    "DERBY, append.before#7, 5000, false",
    "DERBY, append.after#5, 5000, false",
    "POSTGRESQL, append.before#7, 5000, false",
    "POSTGRESQL, append.after#7, 5000, true"
  })
  void fault_1_killed_around_the_commit_of_an_enqueue_all_of_it_is_there_or_nothing(
      String database, String place, int count, boolean there) {
    if (database.equals("POSTGRESQL")) {
      host = onPostgresql("fault1_" + (there ? "there" : "nothing"));
    }
    host.begin(place);
    host.ready();
    UUID key = UUID.randomUUID();
    host.process().order(HostProcess.order(key, count, 0));
    host.process().event("halted", SOON);
    host.kill();

    host.start();
    assertThat(host.shown()).hasSize(there ? count : 0);
    String again = host.ask(HostProcess.order(key, count, 0));
    assertThat(again).startsWith(there ? "already" : "enqueued");
    long campaign = Long.parseLong(again.split(" ")[1]);
    assertThat(host.settled(campaign, SOON)).containsExactly(Map.entry("SENT", (long) count));
    assertThat(takenOnce()).hasSize(count);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DERBY", "POSTGRESQL"})
  void fault_2_killed_after_the_claim_and_before_the_socket_nothing_is_sent_and_nothing_uncertain(
      String database) {
    if (database.equals("POSTGRESQL")) {
      host = onPostgresql("fault2");
    }
    host.begin("read.before#1");
    host.ready();
    long campaign = host.send(UUID.randomUUID(), 100, 300);
    host.process().event("halted", SOON);
    assertThat(provider.count("requests")).isZero();
    host.kill();

    host.start();
    assertThat(host.settled(campaign, SOON)).containsExactly(Map.entry("SENT", 100L));
    assertThat(takenOnce()).hasSize(100);
  }

  @Test
  @Tag("quick")
  void fault_2_killed_after_the_mark_and_before_the_socket_at_most_the_window_is_uncertain() {
    host.begin("mark.after#3");
    host.ready();
    provider.ask("delay 5");
    long campaign = host.send(400);
    host.process().event("halted", SOON);
    Set<Long> underWay = host.kill();

    host.start();
    host.settled(campaign, SOON);
    Reconciliation sides = reconciled(underWay, Map.of(campaign, 400));
    assertThat(sides.uncertain()).isBetween(1, WINDOW);
    assertThat(underWay).hasSizeLessThanOrEqualTo(WINDOW);
  }

  @Test
  @Tag("quick")
  void fault_3_killed_in_the_middle_of_a_request_it_is_uncertain_and_not_sent_again() {
    host.start();
    provider.ask("hold request 150");
    long campaign = host.send(400);
    provider.awaitHeld();
    Set<Long> underWay = host.kill();

    host.start();
    host.settled(campaign, SOON);
    Reconciliation sides = reconciled(underWay, Map.of(campaign, 400));
    assertThat(sides.uncertain()).isBetween(1, WINDOW);
    assertThat(sides.uncertainTaken()).isLessThan(sides.uncertain());
  }

  @ParameterizedTest
  @ValueSource(strings = {"DERBY", "POSTGRESQL"})
  void fault_4_killed_after_the_provider_took_it_it_is_uncertain_until_its_report_resolves_it(
      String database) {
    if (database.equals("POSTGRESQL")) {
      host = onPostgresql("fault4");
    }
    host.start();
    provider.ask("hold answer 150");
    long campaign = host.send(400);
    provider.awaitHeld();
    Set<Long> underWay = host.kill();

    host.start();
    host.settled(campaign, SOON);
    Reconciliation sides = reconciled(underWay, Map.of(campaign, 400));
    assertThat(sides.uncertainTaken()).isPositive();
    assertThat(sides.uncertain()).isLessThanOrEqualTo(WINDOW);

    provider.ask("report all delivered");
    HostProcess.await(SOON, () -> provider.count("reports"), left -> left == 0);
    Map<String, Long> states = host.progress(campaign);
    assertThat(states.get("DELIVERED")).isEqualTo((long) provider.taken().size());
    assertThat(states.getOrDefault("UNCERTAIN", 0L))
        .isEqualTo((long) sides.uncertain() - sides.uncertainTaken());
  }

  @ParameterizedTest
  @ValueSource(strings = {"record.before#3", "record.after#3", "finish.before#1", "finish.after#1"})
  void fault_5_killed_around_the_commit_of_results_what_is_committed_stays_the_rest_is_uncertain(
      String place) {
    host.begin(place);
    host.ready();
    long campaign = host.send(200);
    host.process().event("halted", SOON);
    Set<Long> underWay = host.kill();

    host.start();
    host.settled(campaign, SOON);
    Reconciliation sides = reconciled(underWay, Map.of(campaign, 200));
    assertThat(sides.uncertain()).isLessThanOrEqualTo(WINDOW);
  }

  @ParameterizedTest
  @CsvSource({"DERBY, before", "DERBY, after", "POSTGRESQL, before", "POSTGRESQL, after"})
  void fault_6_killed_during_the_commit_of_a_report_the_provider_says_it_again_and_it_counts_once(
      String database, String side) {
    if (database.equals("POSTGRESQL")) {
      host = onPostgresql("fault6_" + side);
    }
    host.start();
    long campaign = host.send(60);
    host.settled(campaign, SOON);
    host.ask("arm report." + side + "#2");
    provider.ask("report all delivered");
    host.process().event("halted", SOON);
    host.kill();

    host.start();
    HostProcess.await(SOON, () -> provider.count("reports"), left -> left == 0);
    assertThat(host.progress(campaign)).containsExactly(Map.entry("DELIVERED", 60L));
    assertThat(takenOnce()).hasSize(60);
  }

  // --- 7 to 11: the database ---------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 7, 11})
  void fault_7_killed_while_the_tables_are_made_the_next_start_goes_on(int commit) {
    LineProcess first = host.begin("opening.before#" + commit);
    first.event("halted", SOON);
    host.kill();

    host.start();
    long campaign = host.send(10);
    assertThat(host.settled(campaign, SOON)).containsExactly(Map.entry("SENT", 10L));
  }

  /**
   * Its commits: which tallies are due, two of them, which sendings, a thousand, again, the rest.
   */
  @ParameterizedTest
  @CsvSource({
    "DERBY, gogo.before#5",
    "DERBY, gogo.after#6",
    "DERBY, gogo.before#7",
    "POSTGRESQL, gogo.after#5"
  })
  void fault_7_killed_during_a_purge_the_next_one_goes_on_and_the_journal_tells_of_both(
      String database, String place) {
    if (database.equals("POSTGRESQL")) {
      host = onPostgresql("fault7_purge");
    }
    host.start();
    long old = host.send(2500);
    host.settled(old, SOON);
    long age = Duration.ofDays(400).toMillis();
    host.ask("sql UPDATE sms_campaign SET created = created - " + age + " WHERE id = " + old);
    long young = host.send(40);
    host.settled(young, SOON);
    host.ask("arm " + place);
    host.process().order("gogo sms:purge");
    host.process().event("halted", SOON);
    host.kill();

    host.start();
    assertThat(host.ask("gogo sms:purge")).contains("2500 SMS");
    assertThat(host.ask("gogo sms:audit")).contains("messages=2500").containsOnlyOnce("PURGED");
    assertThat(host.ask("gogo sms:verifyAudit")).startsWith("intact");
    assertThat(host.shown()).hasSize(40);
    assertThat(host.progress(young)).containsExactly(Map.entry("SENT", 40L));
  }

  @Test
  void the_data_move_to_postgresql_by_one_typed_command_and_sending_goes_on_there()
      throws IOException {
    host.start();
    long sent = host.send(300);
    host.settled(sent, SOON);
    long later = host.send(UUID.randomUUID(), 50, 1_800_000);
    List<HostProcess.Shown> before = host.shown();
    PrivatePostgres server = PrivatePostgres.running();
    Storage.Postgresql target = postgresql(server, "moved");
    Path secret = Files.writeString(folder.resolve("secret"), server.password());
    String said =
        host.ask("gogo sms:moveDatabase " + target.url() + " " + target.user() + " " + secret);
    System.out.println("sms:moveDatabase: " + said.replace(" | ", "\n  "));
    assertThat(said).contains("moved and verified");
    host.process().exit();
    assertThat(host.begin("").event("refused", SOON)).isEqualTo("refused derby.moved");
    host.close();

    host = host("host", target);
    host.start();
    assertThat(host.shown()).containsExactlyInAnyOrderElementsOf(before);
    assertThat(host.progress(later)).containsExactly(Map.entry("SCHEDULED", 50L));
    assertThat(host.settled(host.send(50), SOON)).containsExactly(Map.entry("SENT", 50L));
    assertThat(takenOnce()).hasSize(350);
  }

  @Test
  void fault_8_postgresql_is_killed_and_30_seconds_after_it_is_back_everything_goes_on() {
    PrivatePostgres server = PrivatePostgres.another();
    host = host("pg", postgresql(server, "fault8")).config("sms.dispatch", "leaseSeconds", 30);
    host.start();
    provider.ask("delay 10");
    long campaign = host.send(3000);
    HostProcess.await(SOON, () -> provider.count("taken"), taken -> taken > 300);
    server.kill();
    pause(3000);
    server.start();
    long begin = System.nanoTime();
    long taken = provider.count("taken");
    HostProcess.await(
        Duration.ofSeconds(30), () -> provider.count("taken"), now -> now > taken + WINDOW);
    System.out.printf(
        "PostgreSQL killed: %.1f s after its start SMS are sent again%n",
        (System.nanoTime() - begin) / 1e9);

    assertThat(host.settled(campaign, SOON)).containsExactly(Map.entry("SENT", 3000L));
    assertThat(takenOnce()).hasSize(3000);
    server.kill();
  }

  @Test
  void fault_9_a_database_that_answers_after_5_seconds_costs_time_and_no_threads() {
    PrivatePostgres server = PrivatePostgres.running();
    Storage.Postgresql near = postgresql(server, "fault9");
    try (TcpProxy wire = new TcpProxy(server.port())) {
      host =
          host(
                  "pg",
                  new Storage.Postgresql(
                      near.url().replace(":" + server.port(), ":" + wire.port()),
                      near.user(),
                      near.password()))
              .config("sms.dispatch", "leaseSeconds", 60);
      host.start();
      long campaign = host.send(500);
      HostProcess.await(SOON, () -> provider.count("taken"), taken -> taken > 0);
      long threads = Long.parseLong(host.ask("threads"));
      wire.slow(5000);
      provider.ask("report all delivered");
      for (int i = 0; i < 10; i++) {
        pause(1000);
        assertThat(Long.parseLong(host.ask("threads"))).isLessThan(threads + 25);
      }
      wire.slow(0);

      Map<String, Long> states = host.settled(campaign, Duration.ofSeconds(60));
      assertThat(states.keySet()).isSubsetOf("SENT", "DELIVERED");
      assertThat(takenOnce()).hasSize(500);
    }
  }

  @Test
  void fault_10_with_the_disk_full_a_send_is_refused_and_said_so_and_with_room_again_it_works()
      throws IOException {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("small"), 400)) {
      host = new HostProcess(disk.path().resolve("host"), new Storage.Derby(), provider.port());
      host.start();
      long first = host.send(200);
      host.settled(first, SOON);
      disk.fill();
      List<Long> taken = new ArrayList<>(List.of(first));
      String answer = "";
      for (int i = 0; i < 20 && !answer.startsWith("refused"); i++) {
        answer = host.ask(HostProcess.order(UUID.randomUUID(), 2000, 0));
        if (answer.startsWith("enqueued")) {
          taken.add(Long.parseLong(answer.split(" ")[1]));
        }
      }
      assertThat(answer).startsWith("refused");
      Set<Long> underWay = host.kill(); // a host that cannot write its log ends like this
      disk.empty();

      host.start();
      Map<Long, Integer> acknowledged = new HashMap<>();
      for (long campaign : taken) {
        host.settled(campaign, SOON);
        acknowledged.put(campaign, campaign == first ? 200 : 2000);
      }
      long last = host.send(50);
      assertThat(host.settled(last, SOON)).containsExactly(Map.entry("SENT", 50L));
      acknowledged.put(last, 50);
      reconciled(underWay, acknowledged);
    }
  }

  @Test
  void fault_11_a_damaged_derby_is_refused_and_left_as_it_is() throws IOException {
    host.start();
    host.settled(host.send(20), SOON);
    host.process().exit();
    Path database = folder.resolve("host/db");
    try (Stream<Path> files = Files.list(database.resolve("seg0"))) {
      for (Path file : files.toList()) {
        Files.write(file, new byte[4096], StandardOpenOption.WRITE);
      }
    }
    Map<String, Long> before = sizes(database);

    LineProcess again = host.begin("");
    assertThat(again.event("refused", SOON)).isEqualTo("refused derby.corrupt");
    again.exit();
    assertThat(sizes(database)).containsAllEntriesOf(before);
    assertThat(folder.resolve("host").toFile().list())
        .noneMatch(name -> name.contains("incomplete"));
  }

  private static Map<String, Long> sizes(Path database) throws IOException {
    Map<String, Long> sizes = new TreeMap<>();
    try (Stream<Path> files = Files.list(database.resolve("seg0"))) {
      for (Path file : files.toList()) {
        sizes.put(file.getFileName().toString(), Files.size(file));
      }
    }
    return sizes;
  }

  // --- 12 to 17: the provider and its gateway ----------------------------------------------------

  @Test
  void fault_12_500_time_out_reset_empty_and_malformed_are_one_request_each_and_uncertain() {
    String[] words = {"!500", "!mute", "!reset", "!empty", "!malformed", "!garbage", "!redirect"};
    host.start();
    long campaign = host.send(words.length, words);

    assertThat(host.settled(campaign, SOON))
        .containsExactly(Map.entry("UNCERTAIN", (long) words.length));
    assertThat(takenOnce()).hasSize(words.length);
    assertThat(provider.count("requests")).isEqualTo(words.length);
  }

  @Test
  @Tag("quick")
  void fault_12_a_refused_connection_is_tried_again_until_it_is_taken() {
    host.start();
    provider.ask("refuse");
    long campaign = host.send(20);
    pause(2500);
    assertThat(host.progress(campaign).keySet()).isSubsetOf("QUEUED", "SENDING");
    provider.ask("listen");

    assertThat(host.settled(campaign, SOON)).containsExactly(Map.entry("SENT", 20L));
    assertThat(takenOnce()).hasSize(20);
  }

  @Test
  void fault_13_too_many_requests_is_tried_again_with_pauses_and_given_up_refusals_are_final() {
    host.config("sms.dispatch", "maxAttempts", 3).start();
    long begin = System.nanoTime();
    long campaign = host.send(3, "!429", "!503", "!400");

    assertThat(host.settled(campaign, SOON))
        .containsOnly(Map.entry("FAILED", 2L), Map.entry("REJECTED", 1L));
    assertThat(provider.count("requests")).isEqualTo(3 + 3 + 1);
    assertThat(provider.taken()).isEmpty();
    // pauses of 1 s and 2 s, a quarter more or less
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(2200));
  }

  @Test
  void fault_14_slow_loris_half_open_and_64_mebibytes_end_within_the_deadline_and_are_uncertain() {
    String[] words = {"!loris", "!half", "!huge"};
    host.option("-Xmx128m").start();
    long begin = System.nanoTime();
    long campaign = host.send(words.length, words);

    assertThat(host.settled(campaign, SOON))
        .containsExactly(Map.entry("UNCERTAIN", (long) words.length));
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(22));
    assertThat(takenOnce()).hasSize(words.length);
  }

  @Test
  void fault_14_a_wire_that_goes_silent_in_the_middle_is_uncertain_and_the_rest_goes_on() {
    try (TcpProxy wire = new TcpProxy(provider.port())) {
      host.gateway("url", "http://127.0.0.1:" + wire.port() + "/sms").start();
      provider.ask("delay 20");
      long campaign = host.send(300);
      HostProcess.await(SOON, () -> provider.count("taken"), taken -> taken > 60);
      wire.silent(true);
      pause(16_000);
      wire.silent(false);

      Map<String, Long> states = host.settled(campaign, SOON);
      assertThat(states.get("UNCERTAIN")).isBetween(1L, (long) 2 * WINDOW);
      assertThat(states.get("SENT")).isEqualTo(300 - states.get("UNCERTAIN"));
      takenOnce();
    }
  }

  @Test
  @Tag("quick")
  void fault_15_one_row_of_a_thousand_cannot_be_read_and_999_are_sent_once() {
    host.start();
    long campaign = host.send(UUID.randomUUID(), 1000, 2500);
    assertThat(
            host.ask(
                "sql UPDATE sms SET phone = 'x' WHERE id = (SELECT first_id + 500 FROM sms_campaign"
                    + " WHERE id = "
                    + campaign
                    + ")"))
        .isEqualTo("1 rows");

    assertThat(host.settled(campaign, SOON).get("SENT")).isEqualTo(999);
    assertThat(takenOnce()).hasSize(999);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stop", "update", "uninstall"})
  void fault_16_a_gateway_that_leaves_in_mid_batch_drains_within_10_seconds_and_the_rest_waits(
      String how) {
    host.start();
    provider.ask("delay 100");
    long campaign = host.send(500);
    HostProcess.await(SOON, () -> provider.count("taken"), taken -> taken > 40);
    String took = host.ask("bundle " + how + " sms.gateway.http");
    assertThat(Long.parseLong(took.split(" ")[1])).isLessThan(10_000);

    provider.ask("delay 0");
    if (!how.equals("update")) {
      pause(300);
      Map<String, Long> rest = host.progress(campaign);
      assertThat(rest.keySet()).containsOnly("SENT", "QUEUED");
      assertThat(rest.get("SENT")).isEqualTo((long) provider.taken().size());
    }
    if (how.equals("uninstall")) {
      host.process().exit();
      host.start();
    } else {
      host.ask("bundle start sms.gateway.http");
    }
    assertThat(host.settled(campaign, SOON)).containsExactly(Map.entry("SENT", 500L));
    assertThat(takenOnce()).hasSize(500);
  }

  @Test
  void fault_17_a_thousand_gateways_replace_each_other_under_load_and_none_is_called_when_gone() {
    host.start();
    host.ask("bundle stop sms.gateway.http");
    Map<String, Long> figures =
        Stream.of(host.ask("swaps 1000").split(" "))
            .map(pair -> pair.split("="))
            .collect(Collectors.toMap(pair -> pair[0], pair -> Long.parseLong(pair[1])));

    System.out.println("1,000 swaps under load: " + new TreeMap<>(figures));
    assertThat(figures.get("stopped")).isZero();
    assertThat(figures.get("twice")).isZero();
    assertThat(figures.get("taken")).isEqualTo(figures.get("ordered"));
    Set<String> states =
        host.shown().stream().map(HostProcess.Shown::state).collect(Collectors.toSet());
    assertThat(states).containsOnly("SENT");
  }

  // --- 18 to 20: other hosts, other times --------------------------------------------------------

  @Test
  void fault_18_a_host_frozen_past_its_lease_is_fenced_off_and_posts_nothing_again() {
    Storage.Postgresql shared = postgresql(PrivatePostgres.running(), "fault18");
    host = host("frozen", shared).gateway("window", 8);
    provider.ask("delay 100");
    try (HostProcess other = host("other", shared)) {
      host.start();
      other.start();
      long campaign = host.send(600);
      HostProcess.await(SOON, () -> provider.count("taken"), taken -> taken > 40);
      host.process().freeze();
      provider.ask("delay 0");
      other.settled(campaign, SOON);
      host.process().thaw();
      pause(3000);

      Map<String, Long> states = other.progress(campaign);
      long uncertain = states.getOrDefault("UNCERTAIN", 0L);
      assertThat(uncertain).isBetween(1L, 8L);
      assertThat(states.get("SENT")).isEqualTo(600 - uncertain);
      takenOnce();
      // and goes on as a host like any other
      assertThat(host.settled(host.send(50), SOON)).containsExactly(Map.entry("SENT", 50L));
      takenOnce();
    }
  }

  @Test
  void fault_18_two_hosts_share_one_postgresql_and_both_send() {
    Storage.Postgresql shared = postgresql(PrivatePostgres.running(), "fault18b");
    host = host("one", shared);
    try (HostProcess other = host("other", shared)) {
      host.start();
      other.start();
      // deferred: free for whoever claims first
      long campaign = host.send(UUID.randomUUID(), 20_000, 300);

      assertThat(host.settled(campaign, Duration.ofSeconds(90)))
          .containsExactly(Map.entry("SENT", 20_000L));
      assertThat(takenOnce()).hasSize(20_000);
    }
  }

  @Test
  @Tag("quick")
  void fault_19_the_clock_jumps_by_an_hour_nothing_is_early_and_nothing_twice() {
    host.movableClock(Duration.ZERO).start();
    provider.ask("delay 20");
    long inHalfAnHour = host.send(UUID.randomUUID(), 30, 1_800_000);
    long now = host.send(1500);
    HostProcess.await(SOON, () -> provider.count("taken"), taken -> taken > 200);
    host.clock(Duration.ofHours(-1));
    Map<String, Long> back = host.settled(now, SOON);
    assertThat(back.get("SENT") + back.getOrDefault("UNCERTAIN", 0L)).isEqualTo(1500);
    assertThat(host.progress(inHalfAnHour)).containsExactly(Map.entry("SCHEDULED", 30L));

    host.clock(Duration.ZERO);
    long next = host.send(1500);
    pause(200);
    host.clock(Duration.ofHours(1));
    Map<String, Long> forth = host.settled(next, SOON);
    assertThat(forth.get("SENT") + forth.getOrDefault("UNCERTAIN", 0L)).isEqualTo(1500);
    assertThat(host.settled(inHalfAnHour, SOON)).containsExactly(Map.entry("SENT", 30L));
    takenOnce();
  }

  @ParameterizedTest
  @Tag("quick")
  @CsvSource({
    "Europe/Paris, 2026-10-25T00:29:55Z",
    "Europe/London, 2026-10-25T00:29:55Z",
    "America/New_York, 2026-11-01T05:29:55Z"
  })
  void fault_20_half_past_the_hour_that_comes_twice_fires_once(String zone, String start) {
    Instant first = Instant.parse(start);
    host.movableClock(Duration.between(Instant.now(), first))
        .option("-Duser.timezone=" + zone)
        .start();
    long campaign = host.send(UUID.randomUUID(), 20, 3000);
    assertThat(host.settled(campaign, SOON)).containsExactly(Map.entry("SENT", 20L));

    host.clock(Duration.between(Instant.now(), first.plus(Duration.ofHours(1))));
    pause(5000);
    assertThat(takenOnce()).hasSize(20);
  }

  // --- 21 to 24 ----------------------------------------------------------------------------------

  @Test
  void fault_21_reports_may_come_twice_reversed_early_unknown_or_forged() throws Exception {
    host.start();
    long campaign = host.send(40, "!early", "Bonjour");
    host.settled(campaign, SOON);
    assertThat(host.progress(campaign))
        .containsOnly(Map.entry("DELIVERED", 20L), Map.entry("SENT", 20L));

    for (String status : List.of("delivered", "undelivered", "delivered", "buffered")) {
      provider.ask("report all " + status);
      HostProcess.await(SOON, () -> provider.count("reports"), left -> left == 0);
    }
    assertThat(host.progress(campaign)).containsExactly(Map.entry("DELIVERED", 40L));

    String unknown =
        "{\"reference\":\"" + UUID.randomUUID() + "\",\"id\":\"nobody\",\"status\":\"delivered\"}";
    assertThat(report(TOKEN, unknown)).isEqualTo(200);
    UUID one = provider.ledger().get(0).reference();
    String forged = "{\"reference\":\"" + one + "\",\"status\":\"undelivered\"}";
    assertThat(report("a-token-that-somebody-made-up", forged)).isEqualTo(401);
    assertThat(host.progress(campaign)).containsExactly(Map.entry("DELIVERED", 40L));
    takenOnce();
  }

  private int report(String token, String body) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(host.callbacks() + "/sms/dlr/ledger/" + token))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  @Test
  @Tag("quick")
  void fault_22_after_a_cancels_commit_nothing_is_sent_however_it_races_the_dispatch() {
    host.start();
    provider.ask("delay 2");
    Map<Long, Integer> campaigns = new HashMap<>();
    for (int round = 0; round < 20; round++) {
      long campaign = host.send(300);
      campaigns.put(campaign, 300);
      pause(round * 7L);
      assertThat(host.ask("cancel " + campaign)).startsWith("cancelled");
      Map<String, Long> left = host.settled(campaign, SOON);
      pause(50);
      long taken = provider.count("taken");
      pause(100);
      assertThat(provider.count("taken")).isEqualTo(taken);
      assertThat(left.keySet()).isSubsetOf("SENT", "CANCELLED");
    }
    Reconciliation sides = reconciled(Set.of(), campaigns);
    assertThat(sides.states().get("CANCELLED")).isPositive();
  }

  @Test
  void fault_22_a_sender_who_is_blocked_in_the_middle_sends_no_more_within_5_seconds() {
    host.gateway("window", 4).start();
    provider.ask("delay 50");
    long campaign = host.send(1500);
    HostProcess.await(SOON, () -> provider.count("taken"), taken -> taken > 20);
    host.ask("block on");
    pause(6000);
    provider.ask("delay 0");
    long taken = provider.count("taken");
    Map<String, Long> states = host.settled(campaign, SOON);
    assertThat(states.get("SENT")).isBetween(taken, taken + 8);
    assertThat(states.get("REJECTED")).isEqualTo(1500 - states.get("SENT"));
    takenOnce();
  }

  @Test
  @Tag("soak")
  void fault_23_a_million_recipients_with_512_megabytes() {
    int million = Integer.getInteger("soak.million", 1_000_000);
    host.option("-Xmx512m").gateway("window", 128).start();
    long begin = System.nanoTime();
    long campaign = host.send(million);
    System.out.printf("%,d enqueued in %.0f s%n", million, (System.nanoTime() - begin) / 1e9);
    assertThat(host.settled(campaign, Duration.ofMinutes(60)))
        .containsExactly(Map.entry("SENT", (long) million));
    System.out.printf("%,d sent in %.0f s%n", million, (System.nanoTime() - begin) / 1e9);
    assertThat(takenOnce()).hasSize(million);
  }

  @Test
  void fault_24_a_provider_that_was_down_and_is_back_is_not_flooded() {
    host.gateway("per.second", 20).start();
    provider.ask("refuse");
    long campaign = host.send(120);
    pause(6000);
    provider.ask("listen");

    assertThat(host.settled(campaign, SOON)).containsExactly(Map.entry("SENT", 120L));
    List<Ledger.Entry> ledger = provider.ledger();
    takenOnce();
    for (int i = 40; i < ledger.size(); i++) {
      // at most 20 at once and 20 in the second after
      assertThat(ledger.get(i).millis() - ledger.get(i - 40).millis()).isGreaterThan(900);
    }
  }

  // --- first-connection credentials --------------------------------------------------------------

  /**
   * One is under way at a time until its call is made, four at most until they are recorded. {@code
   * issue}: the secret is made and the request not begun.
   */
  @ParameterizedTest
  @CsvSource({
    "mark.before#2, 0",
    "mark.after#2, 1",
    "issue#3, 1",
    "hold request 3, 1",
    "hold answer 3, 1",
    "record.before#2, 1",
    "record.after#2, 0"
  })
  void killed_at_any_moment_a_secret_is_on_no_disk_and_none_is_sent_twice(
      String place, int fewestUncertain) {
    String word = "Temoin" + UUID.randomUUID().toString().substring(0, 8);
    Traces secrets = Traces.of(List.of(MintingPortal.MARK));
    host.gateway("window", 4);
    if (place.startsWith("hold")) {
      host.start();
      provider.ask(place);
    } else {
      host.begin(place);
      host.ready();
    }
    long campaign = host.credentials(12, word);
    if (place.startsWith("hold")) {
      provider.awaitHeld();
    } else {
      host.process().event("halted", SOON);
    }
    Set<Long> underWay = host.kill();
    assertThat(secrets.in(host.home())).isEmpty();

    host.start();
    host.settled(campaign, SOON);
    Reconciliation sides = reconciled(underWay, Map.of(campaign, 12));
    assertThat(sides.uncertain()).isBetween(fewestUncertain, 4);
    assertThat(sides.states().keySet()).isSubsetOf("SENT", "UNCERTAIN");
    assertThat(provider.ledger()).extracting(Ledger.Entry::digest).doesNotHaveDuplicates();
    host.process().exit();
    assertThat(secrets.in(host.home())).isEmpty();
    // what is no secret went the same way, and is found
    assertThat(Traces.of(List.of(word)).in(host.home().resolve("db"))).isNotEmpty();
    assertThat(Traces.of(List.of("SMS gateway ledger")).in(host.home().resolve("host.log")))
        .isNotEmpty();
  }

  // --- besides the faults ------------------------------------------------------------------------

  @ParameterizedTest
  @ValueSource(strings = {"DERBY", "POSTGRESQL"})
  @ResourceLock(Resources.GLOBAL) // alone on the machine: it is timed
  void an_emergency_overtakes_a_running_batch_of_100_000_within_2_seconds(String database) {
    if (database.equals("POSTGRESQL")) {
      host = onPostgresql("emergency");
    }
    host.start();
    provider.ask("delay 20");
    int batch = 100_000;
    long begin = System.nanoTime();
    long campaign = host.send(batch);
    double enqueued = (System.nanoTime() - begin) / 1e9;
    HostProcess.await(SOON, () -> provider.count("taken"), taken -> taken > 500);
    List<Long> latest = new ArrayList<>();
    for (int alarm = 0; alarm < 5; alarm++) {
      long before = System.currentTimeMillis();
      long first = provider.count("taken");
      assertThat(host.settled(host.alarm(20), SOON)).containsExactly(Map.entry("SENT", 20L));
      latest.add(
          provider.ledger().stream()
              .skip(first)
              .filter(entry -> entry.smsId() > batch && entry.millis() >= before)
              .mapToLong(entry -> entry.millis() - before)
              .max()
              .orElseThrow());
    }
    System.out.printf(
        "%s: an emergency to 20 while 100,000 are being sent (enqueued in %.1f s): the last of"
            + " them taken after %s ms%n",
        database, enqueued, latest);
    assertThat(host.progress(campaign).get("QUEUED")).isPositive();
    assertThat(latest).allMatch(millis -> millis < 2000);
  }

  /** With a gateway in the same process that answers within 3 ms. */
  @ParameterizedTest
  @ValueSource(strings = {"DERBY", "POSTGRESQL"})
  @ResourceLock(Resources.GLOBAL) // alone on the machine: it is timed
  void the_speed_of_a_batch_of_20_000_through_the_database(String database) {
    if (database.equals("POSTGRESQL")) {
      host = onPostgresql("speed");
    }
    host.start();
    host.ask("bundle stop sms.gateway.http");
    for (int window : new int[] {32, 200}) {
      String figures = host.ask("throughput 20000 " + window);
      System.out.println(database + ": " + figures);
      assertThat(figures).endsWith("twice=0");
    }
  }

  private static void pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
