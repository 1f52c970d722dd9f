package sms.itest.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sms.recap.internal.support.PrivatePostgres;

/**
 * The benchmark of {@code sms.recap}, smaller than by its own command, in a process that has the
 * demo's bundles as plain jars: the recap's questions next to SQL written by hand.
 */
final class RecapQuestions {
  private static final String PROGRAM = "sms.recap.internal.recap.RecapBenchmark";

  private RecapQuestions() {}

  /** Measures. */
  static String measure(Rig rig) throws IOException, InterruptedException {
    int rows = rig.quick() ? 80_000 : 200_000;
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Dbench.derby=" + rows,
                "-Dbench.postgresql=" + rows,
                "-Dbench.warmup=" + (rig.quick() ? 300 : 2_000),
                "-cp",
                classPath(),
                PROGRAM)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> lines = new ArrayList<>();
    String database = "";
    try (BufferedReader said =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        System.out.println(line);
        if (line.startsWith("| ")) {
          lines.add("| " + database + " " + line);
        } else if (line.contains(" SMS of ")) {
          database = line.substring(0, line.indexOf(" SMS of "));
        }
      }
    }
    if (process.waitFor() != 0 || lines.isEmpty()) {
      throw new IllegalStateException(PROGRAM + " has failed");
    }
    return """
        | SMS | question | ms, median / 95 %% | by hand | ours by it |
        |---|---|---|---|---|
        %s
        """
        .formatted(String.join("\n", lines));
  }

  /** Without logback, which would write everything down if nobody told it not to. */
  private static String classPath() {
    String tests =
        PrivatePostgres.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    return Stream.concat(
            Stream.of(tests),
            DemoBundles.all().stream()
                .filter(bundle -> !bundle.getFileName().toString().startsWith("logback-"))
                .map(Path::toString))
        .collect(Collectors.joining(":"));
  }
}
