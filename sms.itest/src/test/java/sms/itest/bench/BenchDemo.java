package sms.itest.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import sms.itest.support.DemoGateway;
import sms.itest.support.DemoProcess;
import sms.itest.support.DemoUser;
import sms.itest.support.Folders;

/** The demo as it ships, in a process of its own, with a school of a given size. */
final class BenchDemo implements AutoCloseable {
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
    return startAs("bench", "", database, classes, provider, jvm);
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
    Path own = home.resolve("home");
    DemoProcess process =
        DemoProcess.ready(List.of(jvm), own, DemoProcess.freePort(), "sms.demo.data=" + school);
    try {
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
    DemoGateway.configure(home(), "bench-" + calls, provider, calls, admin);
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
