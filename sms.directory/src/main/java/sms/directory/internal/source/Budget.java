package sms.directory.internal.source;

/** How much of a source is read at most. */
final class Budget {
  private final long maxFile;
  private long rest;

  /**
   * @param maxFile bytes of one file
   * @param maxAll bytes of all files
   */
  Budget(long maxFile, long maxAll) {
    this.maxFile = maxFile;
    this.rest = maxAll;
  }

  /**
   * Notes that more of a file was read.
   *
   * @param position how much of it that makes
   * @param bytes how much of that is new
   */
  void charge(long position, long bytes) throws SourceTooLargeException {
    rest -= bytes;
    if (position > maxFile || rest < 0) {
      throw new SourceTooLargeException(maxFile);
    }
  }
}
