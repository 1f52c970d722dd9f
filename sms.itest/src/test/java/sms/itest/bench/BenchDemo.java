package sms.itest.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import sms.itest.support.ActivatedBundle;
import sms.itest.support.DemoGateway;
import sms.itest.support.DemoProcess;
import sms.itest.support.DemoSending;
import sms.itest.support.DemoUser;
import sms.itest.support.Folders;

/** The demo as it ships, in a process of its own, with a school of a given size. */
final class BenchDemo implements AutoCloseable {
  private static final String GATEWAY = "bench";
  private static final String TOKEN = "3q2-7wAAESIzRFVmd4iZqg";

  /** What a provider says of an SMS of ours: {@code {"reference": "…", "status": "…"}}. */
  private static final String REPORTS =
      """
      callback.base="%s"
      .token="%s"
      report.reference="/reference"
      report.status="/status"
      report.statuses=[ "delivered = DELIVERED", ]
      """;

  private final Path home;
  private final String provider;
  private final DemoProcess process;
  private final DemoUser admin;

  private BenchDemo(Path home, String provider, DemoProcess process, DemoUser admin) {
    this.home = home;
    this.provider = provider;
    this.process = process;
    this.admin = admin;
  }

  /**
   * Starts it, and has it send through a provider.
   *
   * @param classes pupils by class
   * @param provider where the SMS go
   * @param jvm options of its JVM
   */
  static BenchDemo start(
      Database database, Map<String, Integer> classes, String provider, String... jvm)
      throws IOException {
    return startAs(GATEWAY, "", database, classes, provider, jvm);
  }

  /**
   * The same.
   *
   * @param gateway the id of its gateway, by which the outbox tells whose SMS is whose
   * @param dispatch configuration of {@code sms.dispatch}; empty: as it comes
   */
  static BenchDemo startAs(
      String gateway,
      String dispatch,
      Database database,
      Map<String, Integer> classes,
      String provider,
      String... jvm)
      throws IOException {
    Path home = Files.createTempDirectory("sms-bench-");
    Path school = Files.createDirectory(home.resolve("school"));
    BigSchool.write(school, classes);
    return sending(gateway, dispatch, database, home, process(home, school, jvm), provider);
  }

  /**
   * The same with a {@link MadeUpSchool}, which takes no memory, instead of files.
   *
   * @param families how many at first
   */
  static BenchDemo madeUp(Database database, int families, String provider, String... jvm)
      throws IOException {
    Path home = Files.createTempDirectory("sms-bench-");
    Path school = Files.createDirectory(home.resolve("school"));
    MadeUpSchoolBundle.resize(school, families);
    Path bundles = Files.createDirectory(home.resolve("bundles"));
    MadeUpSchoolBundle.write(bundles.resolve("school.jar"));
    DemoProcess process = process(home, school, jvm);
    try {
      DemoSending.await(() -> Files.exists(home.resolve("home/etc")));
    } catch (AssertionError e) {
      process.close();
      throw e;
    }
    ActivatedBundle.watch(home.resolve("home"), bundles);
    return sending(GATEWAY, "", database, home, process, provider);
  }

  private static DemoProcess process(Path home, Path school, String... jvm) {
    return DemoProcess.start(
        List.of(jvm),
        home.resolve("home"),
        Integer.toString(DemoProcess.freePort()),
        "sms.demo.data=" + school);
  }

  private static BenchDemo sending(
      String gateway,
      String dispatch,
      Database database,
      Path home,
      DemoProcess process,
      String provider) {
    try {
      process.address(); // when it shows pages
      Path own = home.resolve("home");
      DemoUser admin = DemoUser.signedIn(process, "admin");
      DemoProcess.configure(own, "sms.dispatch.limits", "confirmAbove=L\"0\"\n");
      if (!dispatch.isEmpty()) {
        DemoProcess.configure(own, "sms.dispatch", dispatch);
      }
      if (!database.recap().isEmpty()) {
        DemoProcess.configure(own, "sms.recap", database.recap());
      }
      DemoGateway.takeOver(own, gateway, provider, Rig.WINDOW, admin);
      return new BenchDemo(home, provider, process, admin);
    } catch (RuntimeException | Error e) {
      process.close();
      throw e;
    }
  }

  /** From now on that many calls are under way at a time, and may be UNCERTAIN after a crash. */
  void window(int calls) {
    DemoGateway.configure(home(), GATEWAY + "-" + calls, provider, calls, admin);
  }

  /**
   * From now on it takes delivery reports.
   *
   * @return where
   */
  String takeReports() {
    String base = process.address().substring(0, process.address().length() - 1);
    String id = GATEWAY + "-reports";
    DemoGateway.configure(home(), id, provider, Rig.WINDOW, REPORTS.formatted(base, TOKEN), admin);
    return base + "/sms/dlr/" + id + "/" + TOKEN;
  }

  /** Makes the made-up school that big. */
  void resize(int families) throws IOException {
    MadeUpSchoolBundle.resize(home.resolve("school"), families);
  }

  /** Its data folder. */
  Path home() {
    return home.resolve("home");
  }

  DemoProcess process() {
    return process;
  }

  /** Somebody who may do everything. */
  DemoUser admin() {
    return admin;
  }

  @Override
  public void close() throws IOException {
    process.close();
    Folders.delete(home);
  }
}
