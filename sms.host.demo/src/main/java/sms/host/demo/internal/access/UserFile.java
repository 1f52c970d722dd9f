package sms.host.demo.internal.access;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import sms.api.host.Right;

/**
 * The users in a small file of their own: {@code id;name;password;rights}, UTF-8. When it is not
 * there the users that come with the demo are taken.
 */
final class UserFile {
  private final Path path;

  UserFile(Path path) {
    this.path = path;
  }

  /**
   * The users, in the order of the file.
   *
   * @throws UncheckedIOException when the file is there but cannot be read or understood: it is
   *     never replaced by the users that come with the demo
   */
  Map<String, DemoUser> read() {
    try {
      if (Files.exists(path)) {
        return parse(Files.readString(path));
      }
      try (InputStream in = UserFile.class.getResourceAsStream("users.csv")) {
        if (in == null) {
          throw new IOException("the bundle has no users.csv");
        }
        return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    } catch (IOException | CsvParseException | IllegalArgumentException e) {
      throw new UncheckedIOException(
          new IOException(path + " is not a file of users: mend or remove it", e));
    }
  }

  /** Writes it whole or not at all. */
  void write(Collection<DemoUser> users) {
    StringWriter text = new StringWriter();
    CsvWriter csv = CsvWriter.builder().fieldSeparator(';').build(text);
    csv.writeRecord("id", "name", "password", "rights");
    for (DemoUser user : users) {
      Set<String> rights = new TreeSet<>();
      user.rights().forEach(right -> rights.add(right.name()));
      csv.writeRecord(user.id(), user.name(), user.password().text(), String.join(",", rights));
    }
    try {
      csv.close();
      WholeFile.write(path, text.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("the file of users cannot be written", e);
    }
  }

  private static Map<String, DemoUser> parse(String text) throws IOException {
    Map<String, DemoUser> users = new LinkedHashMap<>();
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder().fieldSeparator(';').ofNamedCsvRecord(text)) {
      for (NamedCsvRecord row : rows) {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        for (String right : row.getField("rights").split(",", -1)) {
          if (!right.isBlank()) {
            rights.add(Right.valueOf(right.strip()));
          }
        }
        String id = row.getField("id");
        DemoUser user =
            new DemoUser(
                id, row.getField("name"), PasswordHash.parse(row.getField("password")), rights);
        if (id.isBlank() || users.put(id, user) != null) {
          throw new IllegalArgumentException("a user id is empty or there twice");
        }
      }
    } catch (java.util.NoSuchElementException e) {
      throw new IllegalArgumentException("a column is missing", e);
    }
    if (users.isEmpty()) {
      throw new IllegalArgumentException("nobody in it");
    }
    return users;
  }
}
