package sms.api.directory;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ConsumerType;

/** A format of school files, one service a format. Safe for concurrent use. */
@ConsumerType
public interface DirectoryFormat {
  /**
   * The PID whose configuration property {@code source}, a path, makes a {@link
   * sms.api.host.SchoolDirectory} of such files: {@code "sms.directory.oneroster"}.
   */
  String pid();

  /** The name of the format as its users know it: « OneRoster 1.1 / 1.2 (CSV) ». */
  String name();

  /**
   * Whether these look like files of this format, by their names and first bytes. They may be
   * broken all the same.
   *
   * @param source a file, a zip or a folder
   * @return {@code false} also when there is nothing, or nothing that can be read
   */
  boolean recognises(Path source);
}
