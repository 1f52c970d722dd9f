package sms.faults.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/**
 * Which SMS are under way at this moment: marked, and without a committed outcome. Written into
 * mapped memory, which outlives a SIGKILL, so that whoever kills knows afterwards what was under
 * way then.
 */
public final class UnderWay {
  private static final int BYTES = 32 * 1024 * 1024;

  private final LongBuffer log;

  /**
   * @param file made anew
   */
  UnderWay(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      MappedByteBuffer map = channel.map(FileChannel.MapMode.READ_WRITE, 0, BYTES);
      log = map.asLongBuffer();
    }
  }

  /** It may be handed over from now on. */
  synchronized void marked(long smsId) {
    log.put(smsId);
  }

  /** Its outcome is committed. */
  synchronized void settled(long smsId) {
    log.put(-smsId);
  }

  /** Those that were under way when the process that wrote it ended. */
  public static Set<Long> read(Path file) throws IOException {
    Set<Long> ids = new HashSet<>();
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer map = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      LongBuffer log = map.asLongBuffer();
      while (log.hasRemaining()) {
        long entry = log.get();
        if (entry == 0) {
          break;
        }
        if (entry > 0) {
          ids.add(entry);
        } else {
          ids.remove(-entry);
        }
      }
    }
    return ids;
  }
}
