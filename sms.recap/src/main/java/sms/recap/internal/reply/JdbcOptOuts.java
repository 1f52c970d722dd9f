package sms.recap.internal.reply;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import sms.api.host.Caller;
import sms.api.host.Right;
import sms.api.recap.OptOuts;
import sms.api.selection.PhoneNumber;
import sms.recap.internal.db.Database;
import sms.recap.internal.db.Statements;
import sms.recap.internal.db.Texts;

/** Who wants no SMS, in the database. There while the database is open. */
@Component
public final class JdbcOptOuts implements OptOuts {
  private final Database database;

  @Activate
  public JdbcOptOuts(@Reference Database database) {
    this.database = database;
  }

  @Override
  public Set<PhoneNumber> all() {
    return database.transaction(
        connection -> {
          try (Statements select =
              Statements.of(connection, "SELECT phone FROM sms_opt_out WHERE opted_out = 1")) {
            return Set.copyOf(select.list(row -> new PhoneNumber(row.getString(1))));
          }
        });
  }

  @Override
  public Set<PhoneNumber> among(Collection<PhoneNumber> numbers) {
    List<String> keys = numbers.stream().map(PhoneNumber::e164).distinct().toList();
    return database.transaction(
        connection ->
            new LinkedHashSet<>(
                Statements.lookUp(
                    database,
                    connection,
                    "SELECT phone FROM sms_opt_out WHERE opted_out = 1 AND phone IN",
                    List.of(),
                    keys,
                    row -> new PhoneNumber(row.getString(1)))));
  }

  @Override
  public boolean withdraw(PhoneNumber number, Caller by) {
    if (!by.may(Right.ADMINISTER)) {
      throw new IllegalArgumentException("only an administrator has SMS go there again");
    }
    String who = Texts.display(by.userId(), Texts.NAME);
    return database.transaction(
        connection ->
            Wishes.note(connection, number, false, Instant.ofEpochMilli(database.now()), who));
  }
}
