package sms.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The wall clock of another process, which can be moved while it runs (libfaketime, Debian package
 * faketime). What measures time there goes on as it does.
 */
final class FakeTime {
  private final Path file;
  private final Path library;

  private FakeTime(Path file, Path library) {
    this.file = file;
    this.library = library;
  }

  /** Not moved yet. */
  static FakeTime at(Path file) {
    FakeTime time = new FakeTime(file, library());
    time.write(Duration.ZERO);
    return time;
  }

  private static Path library() {
    try (Stream<Path> folders = Files.list(Path.of("/usr/lib"))) {
      return folders
          .map(folder -> folder.resolve("faketime/libfaketimeMT.so.1"))
          .filter(Files::exists)
          .findFirst()
          .orElseThrow(
              () ->
                  new AssertionError(
                      "libfaketime is missing: install the Debian package faketime"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without a cache every look at the clock reads the file, and a process does nothing else. */
  private static final long SEEN_AFTER_MILLIS = 2_100;

  /** What the process needs in its environment. */
  Map<String, String> environment() {
    return Map.of(
        "LD_PRELOAD", library.toString(),
        "FAKETIME_TIMESTAMP_FILE", file.toString(),
        "FAKETIME_CACHE_DURATION", "1",
        "FAKETIME_DONT_FAKE_MONOTONIC", "1",
        "DONT_FAKE_MONOTONIC", "1");
  }

  /** That much later than it is; returns when a process that runs has seen it. */
  void offset(Duration offset) {
    write(offset);
    try {
      Thread.sleep(SEEN_AFTER_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private void write(Duration offset) {
    try {
      Path next =
          Files.writeString(
              file.resolveSibling(file.getFileName() + ".next"),
              (offset.isNegative() ? "" : "+") + offset.toSeconds() + "s\n");
      Files.move(
          next,
          file,
          java.nio.file.StandardCopyOption.ATOMIC_MOVE,
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** It is that time now. */
  void setTo(Instant time) {
    offset(Duration.between(Instant.now(), time));
  }
}
