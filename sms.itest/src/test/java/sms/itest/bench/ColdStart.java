package sms.itest.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sms.itest.support.DemoProcess;
import sms.itest.support.Folders;

/** From the JVM to the first page, in turns with a framework and a web server alone. */
final class ColdStart {
  /** Those of {@code mvn -Pdemo}, in cnf/pom.xml. */
  private static final List<String> FLAGS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private final Medians bare = new Medians();
  private final Medians bareFlags = new Medians();
  private final Medians first = new Medians();
  private final Medians again = new Medians();
  private final Medians flags = new Medians();

  /** Measures; only first starts when a few minutes must do. */
  String measure(Rig rig) throws IOException {
    for (int i = 0; i < rig.rounds(); i++) {
      bare(bare, List.of());
      demo(List.of(), rig.quick() ? List.of(first) : List.of(first, again));
      if (!rig.quick()) {
        bare(bareFlags, FLAGS);
        demo(FLAGS, List.of(flags));
      }
    }
    List<String> rows = new ArrayList<>();
    rows.add(row("first start", first, bare));
    if (!rig.quick()) {
      rows.add(row("any other", again, bare));
      rows.add(row("first start, flags of `mvn -Pdemo`", flags, bareFlags));
    }
    return """
        | JVM to the first page | demo | longest | framework and web server alone | ratio |
        |---|---|---|---|---|
        %s
        """
        .formatted(String.join("\n", rows));
  }

  private static void bare(Medians times, List<String> jvm) throws IOException {
    try (BareHost host = new BareHost(jvm.toArray(String[]::new))) {
      times.add(nanos(host.coldStart()));
    }
  }

  /** One start after the other with the same home, which is new for the first. */
  private static void demo(List<String> jvm, List<Medians> starts) throws IOException {
    Path home = Files.createTempDirectory("cold-");
    for (Medians times : starts) {
      try (DemoProcess demo = DemoProcess.ready(jvm, home, DemoProcess.freePort())) {
        times.add(nanos(demo.coldStart()));
      }
    }
    Folders.delete(home);
  }

  private static long nanos(double seconds) {
    return Math.round(seconds * 1e9);
  }

  private static String row(String what, Medians demo, Medians bare) {
    String row =
        String.format(
            Locale.ROOT,
            "| %s | **%.2f s** | %.2f s | %.2f s | %.2f |",
            what,
            demo.seconds(),
            demo.longest(),
            bare.seconds(),
            bare.seconds() / demo.seconds());
    System.out.println(row);
    return row;
  }
}
