package sms.api.directory;

import java.util.Locale;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The import behind a {@link sms.api.host.SchoolDirectory} that reads files; a service beside it.
 *
 * <p>An import is all or nothing: until all files were read without a problem the directory answers
 * from the import before, and with broken files it goes on doing so. Safe for concurrent use.
 */
@ConsumerType
public interface DirectoryImport {
  /**
   * What the latest import came to; waits for the first one.
   *
   * @param locale the language of the reasons; French when we lack it
   */
  ImportResult latest(Locale locale);

  /**
   * Imports now, changed files or not, and waits for the outcome. Two calls at a time are two
   * imports, one after the other.
   *
   * @param locale the language of the reasons; French when we lack it
   */
  ImportResult reimport(Locale locale);
}
