package sms.faults.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What the provider has taken: one line an SMS, on the disk before the answer. Lines are {@code
 * millis reference digest}, the digest of the text.
 */
public final class Ledger implements AutoCloseable {
  private final FileChannel file;
  private final Object writing = new Object();
  private final Object forcing = new Object();
  private long written;
  private volatile long forced;

  Ledger(Path path) throws IOException {
    file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
  }

  /** One line of it. */
  public record Entry(long millis, UUID reference, String digest) {
    /** The outbox's id, which is the second half of the reference. */
    public long smsId() {
      return reference.getLeastSignificantBits();
    }
  }

  /** Returns when it is on the disk; those that come together are forced together. */
  void take(UUID reference, String text) throws IOException {
    String digest = UUID.nameUUIDFromBytes(text.getBytes(UTF_8)).toString();
    ByteBuffer line =
        ByteBuffer.wrap(
            (System.currentTimeMillis() + " " + reference + " " + digest + "\n").getBytes(UTF_8));
    long mine;
    synchronized (writing) {
      while (line.hasRemaining()) {
        file.write(line);
      }
      mine = ++written;
    }
    synchronized (forcing) {
      if (forced >= mine) {
        return;
      }
      long upTo;
      synchronized (writing) {
        upTo = written;
      }
      file.force(false);
      forced = upTo;
    }
  }

  long size() {
    synchronized (writing) {
      return written;
    }
  }

  /** All lines of that file, in the order in which they were taken. */
  public static List<Entry> read(Path path) throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (String line : Files.readAllLines(path)) {
      String[] parts = line.split(" ");
      entries.add(new Entry(Long.parseLong(parts[0]), UUID.fromString(parts[1]), parts[2]));
    }
    return entries;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
