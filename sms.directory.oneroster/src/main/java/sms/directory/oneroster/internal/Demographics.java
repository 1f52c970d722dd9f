package sms.directory.oneroster.internal;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sms.api.host.Gender;
import sms.directory.internal.table.CsvRow;

/** {@code demographics.csv}, of which birth dates and sexes are taken and nothing else. */
final class Demographics {
  static final String NAME = "demographics.csv";
  private static final List<String> COLUMNS = List.of("sourcedId", "birthDate", "sex");
  private static final Map<String, Gender> SEXES =
      Map.of(
          "", Gender.UNKNOWN,
          "male", Gender.MALE,
          "female", Gender.FEMALE,
          "other", Gender.UNKNOWN,
          "unspecified", Gender.UNKNOWN);

  private final RosterFiles files;
  private final Users users;
  private final Map<String, Data> data = new HashMap<>();

  /** What is known of a user. */
  record Data(Gender gender, Optional<LocalDate> birthDate) {}

  private Demographics(RosterFiles files, Users users) {
    this.files = files;
    this.users = users;
  }

  /**
   * @param there whether there is such a file, as the manifest says
   */
  static Demographics read(RosterFiles files, Users users, boolean there) {
    Demographics read = new Demographics(files, users);
    if (there) {
      files.rows(NAME, COLUMNS, List.of(), read::row);
    }
    return read;
  }

  private void row(CsvRow row) {
    String user = row.required("sourcedId");
    if (!users.has(user)) {
      files.unknown(row, user, Users.NAME);
    }
    Data known =
        new Data(
            RosterFiles.choice(row, "sex", SEXES).orElse(Gender.UNKNOWN), row.date("birthDate"));
    if (data.putIfAbsent(user, known) != null) {
      row.problem("id.twice", user);
    }
  }

  Optional<Data> of(String user) {
    return Optional.ofNullable(data.get(user));
  }
}
