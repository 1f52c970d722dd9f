package sms.directory.internal.source;

import java.io.IOException;

/** A file, or all files together, are larger than is read. */
public final class SourceTooLargeException extends IOException {
  private static final long serialVersionUID = 1L;
  private static final long MEGABYTE = 1024L * 1024;

  private final long maxFile;

  SourceTooLargeException(long maxFile) {
    super("more than " + maxFile + " bytes");
    this.maxFile = maxFile;
  }

  /** The limit of one file, in MiB. */
  public String megabytes() {
    return Long.toString(maxFile / MEGABYTE);
  }
}
