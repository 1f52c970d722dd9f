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

  private Export() {}

  /** What a host installs: ours and what they need. Never empty. */
  public static List<Path> host() {
    return jars("host");
  }

  /** The same with the demo host. Never empty. */
  public static List<Path> demo() {
    return jars("demo");
  }

  private static List<Path> jars(String name) {
    Path folder = FOLDER.resolve(name).toAbsolutePath().normalize();
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> jars = files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
      if (jars.isEmpty()) {
        throw new IllegalStateException("no bundle in " + folder);
      }
      return jars;
    } catch (IOException e) {
      throw new UncheckedIOException("build cnf first: no " + folder, e);
    }
  }
}
