package sms.directory.csv.internal;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sms.api.host.Family;
import sms.api.host.Guardian;
import sms.api.host.GuardianRole;
import sms.api.host.PaymentMode;
import sms.directory.internal.table.CsvRow;

/** {@code families.csv}. */
final class FamiliesFile {
  static final String NAME = "families.csv";
  private static final List<String> COLUMNS =
      List.of("id", "name", "separated", "postal_code", "payment_mode", "balance_due");

  private final CsvFiles files;
  private final Map<String, Row> rows = new LinkedHashMap<>();

  private record Row(
      int line,
      String name,
      boolean separated,
      String postalCode,
      PaymentMode paymentMode,
      BigDecimal balanceDue) {}

  private FamiliesFile(CsvFiles files) {
    this.files = files;
  }

  static FamiliesFile read(CsvFiles files) {
    FamiliesFile file = new FamiliesFile(files);
    files.rows(NAME, COLUMNS, file::row);
    return file;
  }

  private void row(CsvRow row) {
    String id = row.required("id");
    Row family =
        new Row(
            row.line(),
            row.required("name"),
            row.flag("separated"),
            row.text("postal_code"),
            row.oneOf("payment_mode", PaymentMode.OTHER),
            row.amount("balance_due"));
    if (!id.isEmpty() && rows.putIfAbsent(id, family) != null) {
      row.problem("id.twice", id);
    }
  }

  /** Whether an id that is not to be a family's is one. */
  boolean takes(String id) {
    return rows.containsKey(id);
  }

  /** Whether it is there, or may be: the file was not read to its end. */
  boolean has(String id) {
    return rows.containsKey(id) || !files.whole(NAME);
  }

  /** The families; one without responsable 1 is a problem, on the line where the family is. */
  List<Family> families(GuardiansFile guardians, PupilsFile pupils) {
    rows.forEach(
        (id, row) -> {
          if (!files.whole(GuardiansFile.NAME)) {
            return;
          }
          List<Guardian> of = guardians.of(id);
          if (of.isEmpty() || of.get(0).role() != GuardianRole.RESPONSABLE_1) {
            files.problems().add(NAME, row.line(), "family.guardian", id);
          }
        });
    if (!files.problems().none()) {
      return List.of();
    }
    Map<String, List<String>> children = pupils.byFamily();
    return rows.entrySet().stream()
        .map(
            entry ->
                new Family(
                    entry.getKey(),
                    entry.getValue().name(),
                    guardians.of(entry.getKey()),
                    entry.getValue().separated(),
                    children.getOrDefault(entry.getKey(), List.of()),
                    entry.getValue().postalCode(),
                    entry.getValue().paymentMode(),
                    entry.getValue().balanceDue()))
        .toList();
  }
}
