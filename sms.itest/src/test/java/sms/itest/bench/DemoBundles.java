package sms.itest.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The bundles that are packed in the demo. */
final class DemoBundles {
  static final Path FOLDER = Path.of("../cnf/target/export/demo");

  private DemoBundles() {}

  /** All of them. */
  static List<Path> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those of this project. */
  static boolean isOurs(Path bundle) {
    return bundle.getFileName().toString().startsWith("sms.");
  }

  /** Bytes on the disk of those chosen. */
  static long bytes(Predicate<Path> chosen) {
    return all().stream().filter(chosen).mapToLong(file -> file.toFile().length()).sum();
  }

  /** How many are chosen. */
  static long count(Predicate<Path> chosen) {
    return all().stream().filter(chosen).count();
  }
}
