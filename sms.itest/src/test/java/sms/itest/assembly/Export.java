package sms.itest.assembly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The folders of bundles that {@code cnf} exports; the tests run what ships. */
public final class Export {
  private static final Path FOLDER = Path.of("../cnf/target/export");
  private static final Path KIT = Path.of("../sms.host.kit/target");

  private Export() {}

  /** What a host installs: ours and what they need. Never empty. */
  public static List<Path> host() {
    return jars("host");
  }

  /** The same with the demo host. Never empty. */
  public static List<Path> demo() {
    return jars("demo");
  }

  /** The kit for developers of hosts, which nothing that ships needs. */
  public static Path kit() {
    return jarsIn(KIT).stream()
        .filter(jar -> jar.getFileName().toString().startsWith("sms.host.kit-"))
        .findFirst()
        .orElseThrow();
  }

  private static List<Path> jars(String name) {
    return jarsIn(FOLDER.resolve(name));
  }

  private static List<Path> jarsIn(Path path) {
    Path folder = path.toAbsolutePath().normalize();
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> jars = files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
      if (jars.isEmpty()) {
        throw new IllegalStateException("no bundle in " + folder);
      }
      return jars;
    } catch (IOException e) {
      throw new UncheckedIOException("build it first: no " + folder, e);
    }
  }
}
