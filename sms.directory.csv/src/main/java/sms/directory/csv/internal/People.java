package sms.directory.csv.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import sms.api.host.Gender;
import sms.api.host.Person;
import sms.directory.internal.table.CsvRow;

/** The columns that all files of people begin with, and the ids that no two people share. */
final class People {
  private static final List<String> COLUMNS =
      List.of(
          "id",
          "title",
          "last_name",
          "first_name",
          "gender",
          "birth_date",
          "mobile",
          "no_sms",
          "language",
          "deceased");

  private final Locale locale;
  private final Map<String, String> fileOf = new HashMap<>();

  /**
   * @param locale the language of who has none of their own
   */
  People(Locale locale) {
    this.locale = locale;
  }

  static List<String> columnsAnd(String... more) {
    List<String> all = new ArrayList<>(COLUMNS);
    all.addAll(List.of(more));
    return all;
  }

  /** Whether it is somebody's id, or may be: a file of people was not read to its end. */
  boolean knows(String id, CsvFiles files) {
    return fileOf.containsKey(id)
        || !Stream.of(PupilsFile.NAME, ApplicantsFile.NAME, GuardiansFile.NAME, AdultsFile.NAME)
            .allMatch(files::whole);
  }

  /** The person of a row of that file. */
  Person read(CsvRow row, String file) {
    String id = row.required("id");
    if (!id.isEmpty()) {
      String other = fileOf.putIfAbsent(id, file);
      if (other != null) {
        row.problem("person.twice", id, other);
      }
    }
    String lastName = row.text("last_name");
    String firstName = row.text("first_name");
    if (lastName.isEmpty() && firstName.isEmpty()) {
      row.problem("person.name");
    }
    Gender gender =
        row.text("gender").isEmpty() ? Gender.UNKNOWN : row.oneOf("gender", Gender.UNKNOWN);
    return new Person(
        id.isEmpty() ? "?" : id,
        row.text("title"),
        lastName,
        firstName,
        gender,
        row.date("birth_date"),
        row.text("mobile"),
        row.flag("no_sms"),
        row.language("language", locale),
        row.flag("deceased"));
  }
}
