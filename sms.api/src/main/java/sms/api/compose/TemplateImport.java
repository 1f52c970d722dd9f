package sms.api.compose;

import static java.util.Objects.requireNonNull;

import java.util.List;
import sms.api.problem.Problem;

/** The outcome of {@link TemplateExchange#read}. */
public sealed interface TemplateImport {
  /**
   * It is done, or would be.
   *
   * @param entries what became of each template, in the order of the file; may be empty
   * @param warnings what was imported all the same and should be looked at, such as an unknown
   *     keyword, with its place as {@link Problem#field}: {@code "templates[2].body"}; may be empty
   */
  record Done(List<Entry> entries, List<Problem> warnings) implements TemplateImport {
    public Done {
      entries = List.copyOf(entries);
      warnings = List.copyOf(warnings);
    }

    /** How many of them. */
    public long count(Action action) {
      return entries.stream().filter(entry -> entry.action() == action).count();
    }
  }

  /**
   * Nothing was stored.
   *
   * @param problems all that is wrong, each with its place: {@code "templates[2].name"}, or line
   *     and column in the message of a file that is not JSON; never empty
   */
  record Rejected(List<Problem> problems) implements TemplateImport {
    public Rejected {
      problems = List.copyOf(problems);
    }
  }

  /** What became of a template. */
  enum Action {
    /** It is new. */
    ADDED,
    /** It is the newest version of one that was there. */
    REPLACED,
    /** The one that was there stays. */
    SKIPPED
  }

  /**
   * One template of the file.
   *
   * @param fileId its id in the file
   * @param id its id in the list; another one where the file's was taken
   * @param name as the list shows it
   * @param action what became of it
   */
  record Entry(String fileId, String id, String name, Action action) {
    public Entry {
      requireNonNull(fileId, "fileId");
      requireNonNull(id, "id");
      requireNonNull(name, "name");
      requireNonNull(action, "action");
    }
  }
}
