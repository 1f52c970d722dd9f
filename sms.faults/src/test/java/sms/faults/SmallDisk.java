package sms.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A file system of its own that can be full: a tmpfs, which only root can mount. */
final class SmallDisk implements AutoCloseable {
  private final Path path;

  private SmallDisk(Path path) {
    this.path = path;
  }

  static SmallDisk mount(Path path, int megabytes) throws IOException {
    Files.createDirectories(path);
    int code =
        run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", path.toString());
    if (code != 0) {
      throw new AssertionError(
          "a small disk cannot be mounted (mount says " + code + "): run this as root");
    }
    return new SmallDisk(path);
  }

  Path path() {
    return path;
  }

  /** To the last byte. */
  void fill() throws IOException {
    byte[] block = new byte[64 * 1024];
    try (OutputStream out = Files.newOutputStream(path.resolve("filler"))) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      // that is what was wanted
    }
  }

  /** There is room again. */
  void empty() throws IOException {
    Files.delete(path.resolve("filler"));
  }

  private static int run(String... command) {
    try {
      Process process = new ProcessBuilder(command).inheritIO().start();
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        throw new AssertionError(command[0] + " does not end");
      }
      return process.exitValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    if (run("umount", "-l", path.toString()) != 0) {
      throw new AssertionError("left mounted: " + path);
    }
  }
}
