package sms.directory.oneroster.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sms.directory.internal.table.CsvRow;

/** {@code manifest.csv}: the version, and for each file whether it is there and whole. */
final class Manifest {
  static final String NAME = "manifest.csv";
  private static final List<String> COLUMNS = List.of("propertyName", "value");
  private static final List<String> VERSIONS = List.of("1.1", "1.2");

  private final Map<String, String> properties = new HashMap<>();

  private Manifest() {}

  static Manifest read(RosterFiles files) {
    Manifest manifest = new Manifest();
    boolean soundBefore = files.problems().none();
    files.rows(NAME, COLUMNS, List.of(), manifest::row);
    if (soundBefore && files.problems().none() && manifest.version().isEmpty()) {
      files.problems().add(NAME, 0, "manifest.no.version", "oneroster.version");
    }
    return manifest;
  }

  private void row(CsvRow row) {
    String name = row.text("propertyName");
    String value = row.text("value");
    if (properties.put(name, value) != null) {
      row.problem("id.twice", name);
    }
    if (name.equals("oneroster.version") && !VERSIONS.contains(value)) {
      row.problem("manifest.version", value, String.join(", ", VERSIONS));
    }
    if (name.startsWith("file.")) {
      switch (value) {
        case "bulk", "absent" -> {}
        case "delta" -> row.problem("manifest.delta", name.substring("file.".length()));
        default -> row.problem("cell.choice", name, value, "absent, bulk, delta");
      }
    }
  }

  private Optional<String> version() {
    return Optional.ofNullable(properties.get("oneroster.version"));
  }

  /** Whether roles are in a file of their own, as since 1.2. */
  boolean rolesApart() {
    return version().map("1.2"::equals).orElse(false);
  }

  /**
   * Whether that file is to be read: the manifest says so, or says nothing and it is there.
   *
   * @param file {@code "courses.csv"}
   */
  boolean has(String file, RosterFiles files) {
    String value = properties.get("file." + file.substring(0, file.lastIndexOf('.')));
    return value == null ? files.exists(file) : !value.equals("absent");
  }
}
