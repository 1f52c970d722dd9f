package sms.api.compose;

import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import sms.api.host.Caller;

/**
 * Templates as a file (JSON, UTF-8; the format is told in docs/compose.md), from one school to
 * another or for safe-keeping.
 *
 * <p>Throws an unchecked exception when the database is away.
 */
@ProviderType
public interface TemplateExchange {
  /** The format's version that is written; all up to it are read. */
  int FORMAT = 1;

  /** Longest file that is read, in UTF-16 units. */
  int MAX_LENGTH = 2_000_000;

  /** Most templates of a file. */
  int MAX_TEMPLATES = 500;

  /** What becomes of a template whose id is in the list already. */
  enum Collision {
    /** The one that is there stays as it is. */
    SKIP,
    /** It gets a new version, the file's. */
    REPLACE,
    /** Both are there: the file's gets an id of its own. */
    COPY
  }

  /** Which list is imported into. */
  enum Target {
    /** The school's; needs {@link sms.api.host.Right#ADMINISTER}. */
    SHARED,
    /** The caller's own. */
    PERSONAL
  }

  /**
   * Writes templates that the caller may see, in their order, archived ones too.
   *
   * @param ids which; empty: all. Those that are not there are left out
   */
  String write(Set<String> ids, Caller caller);

  /**
   * Reads a file and stores all of it or nothing. An id that is free is kept; one that is taken in
   * the list imported into is handled as asked; one that is taken outside of it (by a shared
   * template where one's own are imported, by somebody else's) gives way to a new id. Translations
   * ({@code "closure.en"}) follow the id of what they translate.
   *
   * @param dryRun only tells what would be done
   */
  TemplateImport read(
      String json, Collision collision, Target target, boolean dryRun, Caller caller);
}
