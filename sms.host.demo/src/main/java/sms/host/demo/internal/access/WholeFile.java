package sms.host.demo.internal.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Replaces a small file whole or not at all. */
public final class WholeFile {
  private WholeFile() {}

  /**
   * Writes it, UTF-8; its folder is made when it is not there.
   *
   * @throws IOException when that fails: what was there before is there still
   */
  public static void write(Path path, String text) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path temporary = Files.createTempFile(folder, path.getFileName().toString(), ".tmp");
    try {
      Files.writeString(temporary, text);
      Files.move(
          temporary, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
