package sms.directory.internal.live;

import java.nio.file.Path;
import sms.directory.internal.source.Fingerprint;

/**
 * Sees that a source changed and has come to rest: files are copied file by file, and a half is not
 * worth an import.
 */
final class Watch {
  private final Path source;
  private Fingerprint imported;
  private Fingerprint lastSeen;

  /**
   * @param imported what the source was like just before it was imported
   */
  Watch(Path source, Fingerprint imported) {
    this.source = source;
    this.imported = imported;
    this.lastSeen = imported;
  }

  /** Whether the source is another than the imported one, and the same as at the last look. */
  boolean settledAnew() {
    Fingerprint now = Fingerprint.of(source);
    boolean settled = now.equals(lastSeen) && !now.equals(imported);
    lastSeen = now;
    return settled;
  }

  /** Notes what the source was like just before it was imported again. */
  void imported(Fingerprint fingerprint) {
    imported = fingerprint;
    lastSeen = fingerprint;
  }
}
