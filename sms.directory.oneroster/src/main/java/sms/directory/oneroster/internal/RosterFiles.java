package sms.directory.oneroster.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import sms.directory.internal.report.Problems;
import sms.directory.internal.source.SourceFile;
import sms.directory.internal.source.SourceFiles;
import sms.directory.internal.table.CsvForm;
import sms.directory.internal.table.CsvRow;
import sms.directory.internal.table.CsvTable;

/**
 * The files of one import in OneRoster's dialect: commas, and columns beyond the specified ones
 * ({@code metadata.…}, those of the other version) passed over. A row whose status is {@code
 * tobedeleted}, or {@code inactive} as in 1.0, is not there.
 */
final class RosterFiles {
  private static final CsvForm FORM = new CsvForm(',', false);
  private static final Map<String, Boolean> ALIVE =
      Map.of("", true, "active", true, "tobedeleted", false, "inactive", false);

  private final SourceFiles files;
  private final Problems problems;
  private final Set<String> unread = new HashSet<>();

  RosterFiles(SourceFiles files, Problems problems) {
    this.files = files;
    this.problems = problems;
  }

  Problems problems() {
    return problems;
  }

  boolean exists(String file) {
    return files.find(file).isPresent();
  }

  /**
   * Notes that something a row refers to is not in that file; nothing when the file could not be
   * read, whose own problem is the one to mend.
   */
  void unknown(CsvRow row, String id, String file) {
    if (!id.isEmpty() && !unread.contains(file)) {
      row.problem("unknown", id, file);
    }
  }

  /** Hands over each row of a file that must be there. */
  void rows(String file, List<String> required, List<String> optional, Consumer<CsvRow> action) {
    Optional<SourceFile> found = files.find(file);
    if (found.isEmpty()) {
      problems.add(file, 0, "missing.file");
      unread.add(file);
      return;
    }
    List<String> mayBe = new ArrayList<>(optional);
    mayBe.add("status");
    boolean whole =
        new CsvTable(file, FORM, required, mayBe, problems)
            .forEachRow(
                found.get(),
                row -> {
                  if (choice(row, "status", ALIVE).orElse(true)) {
                    action.accept(row);
                  }
                });
    if (!whole) {
      unread.add(file);
    }
  }

  /**
   * A word of a vocabulary, as the specification writes it; another word is a problem.
   *
   * @return empty for another word, and for an extension ({@code ext:…}, OneRoster 1.2)
   */
  static <T> Optional<T> choice(CsvRow row, String column, Map<String, T> vocabulary) {
    String word = row.text(column);
    T found = vocabulary.get(word);
    if (found == null && !word.startsWith("ext:")) {
      List<String> words =
          new TreeMap<>(vocabulary).keySet().stream().filter(known -> !known.isEmpty()).toList();
      row.problem("cell.choice", column, word, String.join(", ", words));
    }
    return Optional.ofNullable(found);
  }
}
