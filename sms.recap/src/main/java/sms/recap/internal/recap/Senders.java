package sms.recap.internal.recap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import sms.api.host.Caller;
import sms.api.recap.Recap.Sender;
import sms.recap.internal.db.Statements;

/** Who has sent something that a caller may see. */
final class Senders {
  private Senders() {}

  /** In no order, under the name of the last campaign: people marry. */
  static List<Sender> of(Connection connection, Caller caller) throws SQLException {
    Conditions visible = Conditions.visible(caller);
    try (Statements select =
        Statements.of(
            connection,
            "SELECT n.user_id, n.user_name FROM sms_campaign n WHERE n.id IN (SELECT MAX(c.id)"
                + " FROM sms_campaign c WHERE "
                + visible.sql()
                + " GROUP BY c.user_id)")) {
      return select
          .all(visible.values())
          .list(row -> new Sender(row.getString(1), row.getString(2)));
    }
  }
}
