package sms.directory.internal.live;

import java.util.Optional;
import sms.directory.internal.report.Problems;
import sms.directory.internal.source.SourceFiles;

/** Reads the files of one format. */
@FunctionalInterface
public interface SnapshotReader {
  /**
   * Reads all of them.
   *
   * @param problems to be added to; with one of them nothing is taken
   * @param remarks to be added to: what the directory cannot take of sound files
   * @return empty when, and only when, there is a problem
   */
  Optional<SchoolSnapshot> read(SourceFiles files, Problems problems, Problems remarks);
}
