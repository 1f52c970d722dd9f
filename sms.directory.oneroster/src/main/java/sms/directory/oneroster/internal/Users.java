package sms.directory.oneroster.internal;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sms.api.host.Gender;
import sms.api.host.Person;
import sms.directory.internal.table.CsvRow;

/**
 * {@code users.csv}: everybody. Passwords, e-mail addresses and pronouns are in it too; they are of
 * no use here and never looked at.
 */
final class Users {
  static final String NAME = "users.csv";
  private static final List<String> COLUMNS =
      List.of(
          "sourcedId",
          "enabledUser",
          "username",
          "givenName",
          "familyName",
          "sms",
          "phone",
          "agentSourcedIds");
  private static final List<String> OPTIONAL =
      List.of("grades", "preferredGivenName", "preferredFamilyName");
  private static final Map<String, Boolean> FLAG = Map.of("true", true, "false", false);

  private final boolean rolesApart;
  private final Map<String, User> users = new LinkedHashMap<>();

  /**
   * A row.
   *
   * @param role since 1.2 not here but in roles.csv
   * @param agents the users related to this one
   * @param grade the first of the grades; may be empty
   * @param mobile the number for SMS, or else the telephone number
   */
  record User(
      int line,
      String id,
      Optional<Role> role,
      String firstName,
      String lastName,
      String mobile,
      List<String> agents,
      String grade) {
    /** The person, with what demographics.csv says. */
    Person person(Optional<Demographics.Data> data, Locale locale) {
      return new Person(
          id,
          "",
          lastName,
          firstName,
          data.map(Demographics.Data::gender).orElse(Gender.UNKNOWN),
          data.flatMap(Demographics.Data::birthDate),
          mobile,
          false,
          locale,
          false);
    }
  }

  private Users(boolean rolesApart) {
    this.rolesApart = rolesApart;
  }

  static Users read(RosterFiles files, boolean rolesApart) {
    Users users = new Users(rolesApart);
    List<String> columns = new ArrayList<>(COLUMNS);
    if (!rolesApart) {
      columns.add("role");
    }
    files.rows(NAME, columns, OPTIONAL, users::row);
    users.users.values().forEach(user -> users.checkAgents(user, files));
    return users;
  }

  private void row(CsvRow row) {
    String id = row.required("sourcedId");
    RosterFiles.choice(row, "enabledUser", FLAG);
    String first = orElse(row.text("preferredGivenName"), row.text("givenName"));
    String last = orElse(row.text("preferredFamilyName"), row.text("familyName"));
    if (first.isEmpty() && last.isEmpty()) {
      row.problem("person.name");
    }
    User user =
        new User(
            row.line(),
            id,
            rolesApart ? Optional.empty() : RosterFiles.choice(row, "role", Role.VOCABULARY),
            first,
            last,
            orElse(row.text("sms"), row.text("phone")),
            row.list("agentSourcedIds"),
            row.list("grades").stream().findFirst().orElse(""));
    if (!id.isEmpty() && users.putIfAbsent(id, user) != null) {
      row.problem("id.twice", id);
    }
  }

  private static String orElse(String text, String otherwise) {
    return text.isEmpty() ? otherwise : text;
  }

  private void checkAgents(User user, RosterFiles files) {
    user.agents().stream()
        .filter(agent -> !users.containsKey(agent))
        .forEach(agent -> files.problems().add(NAME, user.line(), "unknown", agent, NAME));
  }

  boolean has(String id) {
    return users.containsKey(id);
  }

  /** All, in the order of the file. */
  List<User> all() {
    return List.copyOf(users.values());
  }

  /** What each user is: as roles.csv says since 1.2, as users.csv says before. */
  Map<String, Set<Role>> roles(RosterFiles files) {
    if (rolesApart) {
      return Roles.read(files, this);
    }
    Map<String, Set<Role>> roles = new LinkedHashMap<>();
    users.forEach((id, user) -> user.role().ifPresent(role -> roles.put(id, EnumSet.of(role))));
    return roles;
  }
}
