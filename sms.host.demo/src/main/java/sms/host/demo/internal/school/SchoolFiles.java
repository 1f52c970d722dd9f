package sms.host.demo.internal.school;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where a school's files are read from. */
@FunctionalInterface
interface SchoolFiles {
  /** Longest file that is read, in bytes. */
  int MAX_BYTES = 64 * 1024 * 1024;

  /**
   * The bytes of that file.
   *
   * @return empty when there is no such file
   * @throws IOException when it cannot be read, or is longer than {@link #MAX_BYTES}
   */
  Optional<byte[]> read(String file) throws IOException;

  /** Those of a folder. */
  static SchoolFiles in(Path folder) {
    return file -> {
      Path path = folder.resolve(file);
      if (!Files.exists(path)) {
        return Optional.empty();
      }
      if (Files.size(path) > MAX_BYTES) {
        throw new IOException("longer than " + MAX_BYTES + " bytes");
      }
      return Optional.of(Files.readAllBytes(path));
    };
  }

  /** The school that comes with the demo. */
  static SchoolFiles bundled() {
    return file -> {
      try (InputStream in = SchoolFiles.class.getResourceAsStream(file)) {
        return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
      }
    };
  }
}
