package sms.directory.internal.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** One file of a source. It may be read more than once. */
public final class SourceFile {
  /** Opens the bytes anew. */
  @FunctionalInterface
  interface Opener {
    InputStream open() throws IOException;
  }

  private final String name;
  private final Opener opener;
  private final Budget budget;
  private long charged;

  SourceFile(String name, Opener opener, Budget budget) {
    this.name = name;
    this.opener = opener;
    this.budget = budget;
  }

  /** Its name without folder. */
  public String name() {
    return name;
  }

  /**
   * Its bytes from the beginning; the caller closes the stream.
   *
   * @throws SourceTooLargeException while reading, when it or the whole source is larger than is
   *     read; whatever a zip says of its sizes counts for nothing
   * @throws IOException when it cannot be read
   */
  public InputStream open() throws IOException {
    return new Counted(opener.open());
  }

  /** Counts what comes out, each byte of the file once. */
  private final class Counted extends FilterInputStream {
    private long position;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      if (read >= 0) {
        count(1);
      }
      return read;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      if (read > 0) {
        count(read);
      }
      return read;
    }

    @Override
    public long skip(long wanted) throws IOException {
      long skipped = super.skip(wanted);
      count(skipped);
      return skipped;
    }

    @Override
    public boolean markSupported() {
      return false;
    }

    private void count(long bytes) throws IOException {
      position += bytes;
      if (position > charged) {
        budget.charge(position, position - charged);
        charged = position;
      }
    }
  }
}
