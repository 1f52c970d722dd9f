package sms.itest.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Predicate;
import sms.itest.support.DemoProcess;
import sms.itest.support.DemoUser;
import sms.itest.support.Folders;

/** Bytes on the disk, and in the memory of a demo with its own school that nobody uses. */
final class Footprint {
  private Footprint() {}

  /** Measures. */
  static String measure() throws IOException, InterruptedException {
    return """
        | bundles on the disk | number | size |
        |---|---|---|
        %s
        %s

        | idle, after a full collection | objects | classes | resident |
        |---|---|---|---|
        %s
        %s
        """
        .formatted(
            bundles("ours", DemoBundles::isOurs),
            bundles("those they need", bundle -> !DemoBundles.isOurs(bundle)),
            memory("demo, its school and database open", demo()),
            memory("framework and web server alone", bare()));
  }

  private static IdleMemory demo() throws IOException, InterruptedException {
    Path home = Files.createTempDirectory("idle-");
    try (DemoProcess demo = DemoProcess.ready(home, DemoProcess.freePort())) {
      // answered once the database is open
      DemoUser.signedIn(demo, "admin").get("recap?limit=50");
      return IdleMemory.of(demo.pid());
    } finally {
      Folders.delete(home);
    }
  }

  private static IdleMemory bare() throws IOException, InterruptedException {
    try (BareHost host = new BareHost()) {
      return IdleMemory.of(host.pid());
    }
  }

  private static String bundles(String what, Predicate<Path> chosen) {
    return print(
        "| %s | %d | %.1f MB |", what, DemoBundles.count(chosen), mega(DemoBundles.bytes(chosen)));
  }

  private static String memory(String what, IdleMemory memory) {
    return print(
        "| %s | **%.1f MB** | %.1f MB | %.0f MB |",
        what, mega(memory.heap()), mega(memory.metaspace()), mega(memory.resident()));
  }

  private static double mega(long bytes) {
    return bytes / 1e6;
  }

  private static String print(String format, Object... values) {
    String row = String.format(Locale.ROOT, format, values);
    System.out.println(row);
    return row;
  }
}
