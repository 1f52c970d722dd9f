package sms.host.demo.internal.portal;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import sms.host.demo.internal.access.PasswordHash;
import sms.host.demo.internal.access.WholeFile;

/** The accounts in a small file of their own, so that a restart keeps them; hashes only. */
final class HoldingsFile {
  private final Path path;

  HoldingsFile(Path path) {
    this.path = path;
  }

  /**
   * By person; empty when there is no file.
   *
   * @throws UncheckedIOException when it is there and cannot be understood: it is never replaced
   */
  Map<String, Holding> read() {
    Map<String, Holding> holdings = new LinkedHashMap<>();
    if (!Files.exists(path)) {
      return holdings;
    }
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().fieldSeparator(';').ofNamedCsvRecord(path)) {
      for (NamedCsvRecord row : rows) {
        holdings.put(row.getField("person"), holding(row));
      }
      return holdings;
    } catch (IOException
        | CsvParseException
        | IllegalArgumentException
        | java.time.DateTimeException
        | java.util.NoSuchElementException e) {
      throw new UncheckedIOException(
          new IOException(path + " is not a file of portal accounts: mend or remove it", e));
    }
  }

  private static Holding holding(NamedCsvRecord row) {
    Optional<PasswordHash> issued = field(row, "issued").map(PasswordHash::parse);
    boolean link = row.getField("link").equals("yes");
    return new Holding(
        field(row, "first_connection").map(Instant::parse),
        field(row, "last_connection").map(Instant::parse),
        field(row, "password").map(PasswordHash::parse),
        issued.map(hash -> new Holding.Issue(link, hash, Instant.parse(row.getField("expires")))));
  }

  private static Optional<String> field(NamedCsvRecord row, String name) {
    return Optional.of(row.getField(name)).filter(text -> !text.isEmpty());
  }

  /** Writes it whole or not at all. */
  void write(Map<String, Holding> holdings) {
    StringWriter text = new StringWriter();
    CsvWriter csv = CsvWriter.builder().fieldSeparator(';').build(text);
    csv.writeRecord(
        "person", "first_connection", "last_connection", "password", "issued", "link", "expires");
    holdings.forEach(
        (person, holding) ->
            csv.writeRecord(
                person,
                holding.firstConnection().map(Instant::toString).orElse(""),
                holding.lastConnection().map(Instant::toString).orElse(""),
                holding.own().map(PasswordHash::text).orElse(""),
                holding.issued().map(issue -> issue.hash().text()).orElse(""),
                holding.issued().map(issue -> issue.link() ? "yes" : "no").orElse(""),
                holding.issued().map(issue -> issue.expires().toString()).orElse("")));
    try {
      csv.close();
      WholeFile.write(path, text.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("the file of portal accounts cannot be written", e);
    }
  }
}
