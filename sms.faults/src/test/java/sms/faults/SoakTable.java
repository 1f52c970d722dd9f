package sms.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Collectors;

/** The table of docs/reliability.md, each row from a run. */
final class SoakTable {
  private static final Path DOCUMENT = Path.of("../docs/reliability.md");

  private SoakTable() {}

  /** Prints the row, and puts it in the place of that database's row in the document. */
  static synchronized void write(String database, KillSoak.Result result) {
    Reconciliation sides = result.sides();
    String row =
        "| %s | %d | %d | %d | %d | %d | %d (%d) | %d | %d min, %s |"
            .formatted(
                database,
                result.total(),
                sides.messages(),
                sides.taken(),
                sides.lost().size(),
                sides.duplicates().size(),
                sides.uncertain(),
                sides.uncertainTaken(),
                result.mostUnderWay(),
                result.took().toMinutes(),
                LocalDate.now());
    System.out.println(row);
    System.out.println(sides.states() + " kills " + result.kills());
    String places =
        database
            + ": "
            + result.kills().entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    try {
      String text = Files.readString(DOCUMENT);
      String changed =
          text.lines()
              .map(
                  line ->
                      line.startsWith("| " + database + " |")
                          ? row
                          : line.startsWith(database + ": ") ? places : line)
              .collect(Collectors.joining("\n", "", "\n"));
      Files.writeString(DOCUMENT, changed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
