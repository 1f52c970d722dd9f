package sms.directory.oneroster.internal;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sms.directory.internal.table.CsvRow;

/** {@code roles.csv}, since 1.2: a user may be a teacher and a parent. */
final class Roles {
  static final String NAME = "roles.csv";
  private static final List<String> COLUMNS =
      List.of("sourcedId", "userSourcedId", "roleType", "role", "orgSourcedId");
  private static final Map<String, Boolean> PRIMARY = Map.of("primary", true, "secondary", false);

  private final RosterFiles files;
  private final Users users;
  private final Map<String, Set<Role>> roles = new HashMap<>();

  private Roles(RosterFiles files, Users users) {
    this.files = files;
    this.users = users;
  }

  static Map<String, Set<Role>> read(RosterFiles files, Users users) {
    Roles read = new Roles(files, users);
    files.rows(NAME, COLUMNS, List.of(), read::row);
    return read.roles;
  }

  private void row(CsvRow row) {
    String user = row.required("userSourcedId");
    if (!users.has(user)) {
      files.unknown(row, user, Users.NAME);
    }
    RosterFiles.choice(row, "roleType", PRIMARY);
    RosterFiles.choice(row, "role", Role.VOCABULARY)
        .ifPresent(
            role -> roles.computeIfAbsent(user, key -> EnumSet.noneOf(Role.class)).add(role));
  }
}
