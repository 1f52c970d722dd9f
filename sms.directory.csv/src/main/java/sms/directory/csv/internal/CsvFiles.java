package sms.directory.csv.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import sms.directory.internal.report.Problems;
import sms.directory.internal.source.SourceFile;
import sms.directory.internal.source.SourceFiles;
import sms.directory.internal.table.CsvForm;
import sms.directory.internal.table.CsvRow;
import sms.directory.internal.table.CsvTable;

/** The files of one import, read in our dialect: semicolons, no column but the documented ones. */
record CsvFiles(SourceFiles files, Problems problems) {
  private static final CsvForm FORM = new CsvForm(';', true);

  /** Hands over each row; a file that isn't there is a problem. */
  void rows(String file, List<String> columns, Consumer<CsvRow> action) {
    Optional<SourceFile> found = files.find(file);
    if (found.isEmpty()) {
      problems.add(file, 0, "missing.file");
      return;
    }
    new CsvTable(file, FORM, columns, List.of(), problems).forEachRow(found.get(), action);
  }
}
