package sms.directory.csv.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import sms.directory.internal.report.Problems;
import sms.directory.internal.source.SourceFile;
import sms.directory.internal.source.SourceFiles;
import sms.directory.internal.table.CsvForm;
import sms.directory.internal.table.CsvRow;
import sms.directory.internal.table.CsvTable;

/** The files of one import, read in our dialect: semicolons, no column but the documented ones. */
final class CsvFiles {
  private static final CsvForm FORM = new CsvForm(';', true);

  private final SourceFiles files;
  private final Problems problems;
  private final Set<String> unread = new HashSet<>();

  CsvFiles(SourceFiles files, Problems problems) {
    this.files = files;
    this.problems = problems;
  }

  Problems problems() {
    return problems;
  }

  /**
   * Whether that file was read to its end. If it was not, nobody can say what is not in it, and its
   * own problem is the one to mend.
   */
  boolean whole(String file) {
    return !unread.contains(file);
  }

  /** Hands over each row; a file that isn't there is a problem. */
  void rows(String file, List<String> columns, Consumer<CsvRow> action) {
    Optional<SourceFile> found = files.find(file);
    if (found.isEmpty()) {
      problems.add(file, 0, "missing.file");
      unread.add(file);
    } else if (!new CsvTable(file, FORM, columns, List.of(), problems)
        .forEachRow(found.get(), action)) {
      unread.add(file);
    }
  }
}
