package sms.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The home belongs to one process at a time; the system frees the lock when the process dies. */
final class HomeLock implements AutoCloseable {
  private final FileChannel channel;

  private HomeLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Creates the home if need be and locks it; refuses when it cannot, or when it is in use. */
  static HomeLock acquire(Path home) {
    try {
      Files.createDirectories(home);
      FileChannel channel =
          FileChannel.open(
              home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      @Nullable FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw new RefusalException("homeInUse", home);
      }
      return new HomeLock(channel);
    } catch (IOException e) {
      throw new RefusalException("homeNotWritable", home);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
