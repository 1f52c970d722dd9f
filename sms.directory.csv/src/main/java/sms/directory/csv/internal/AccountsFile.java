package sms.directory.csv.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import sms.api.host.PortalAccount;
import sms.directory.internal.table.CsvRow;

/** {@code accounts.csv}: accounts of the parents' portal. */
final class AccountsFile {
  static final String NAME = "accounts.csv";
  private static final List<String> COLUMNS =
      List.of("person", "login", "last_connection", "credentials_changed");

  private final CsvFiles files;
  private final People people;
  private final Map<String, PortalAccount> accounts = new LinkedHashMap<>();

  private AccountsFile(CsvFiles files, People people) {
    this.files = files;
    this.people = people;
  }

  /**
   * @param people all of them: their files were read
   */
  static AccountsFile read(CsvFiles files, People people) {
    AccountsFile file = new AccountsFile(files, people);
    files.rows(NAME, COLUMNS, file::row);
    return file;
  }

  private void row(CsvRow row) {
    String person = row.required("person");
    if (!person.isEmpty() && !people.knows(person, files)) {
      row.problem("account.person", person);
    }
    PortalAccount account =
        new PortalAccount(
            person,
            row.required("login"),
            row.instant("last_connection"),
            row.flag("credentials_changed"));
    if (account.credentialsChanged() && account.neverConnected()) {
      row.problem("account.changed");
    }
    if (accounts.putIfAbsent(person, account) != null) {
      row.problem("account.twice", person);
    }
  }

  Stream<PortalAccount> accounts() {
    return accounts.values().stream();
  }
}
