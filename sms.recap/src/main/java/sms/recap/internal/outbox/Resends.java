package sms.recap.internal.outbox;

import java.io.Serial;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import sms.api.dispatch.Campaign;
import sms.api.dispatch.SmsState;
import sms.recap.internal.db.Statements;

/** Links the SMS that a person sends again with the one that repeats it. */
final class Resends {
  /** The names of the states from which an SMS may be sent again, quoted, for SQL. */
  static final String STATES =
      Arrays.stream(SmsState.values())
          .filter(SmsState::maySendAgain)
          .map(state -> "'" + state + "'")
          .collect(Collectors.joining(", "));

  private Resends() {}

  /** Rolls back the campaign: what it was to repeat is settled. */
  static final class Settled extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final SmsState state;

    Settled(SmsState state) {
      super("settled", null, false, false);
      this.state = state;
    }

    SmsState state() {
      return state;
    }
  }

  /**
   * In the transaction that inserts the campaign; its key, made of the old SMS, lets nobody link it
   * a second time.
   *
   * @throws Settled when the old SMS has arrived meanwhile, or may have
   */
  static void link(Connection connection, long oldId, long newId, Campaign campaign, long now)
      throws SQLException {
    try (Statements lock =
            Statements.of(
                connection,
                "UPDATE sms SET pass = pass WHERE id = ? AND state IN (" + STATES + ")");
        Statements state = Statements.of(connection, "SELECT state FROM sms WHERE id = ?");
        Statements insert =
            Statements.of(connection, "INSERT INTO sms_resend (old_id, new_id) VALUES (?, ?)");
        Events events = Events.on(connection)) {
      boolean locked = lock.number(oldId).update() == 1;
      SmsState old =
          SmsState.valueOf(state.number(oldId).first(row -> row.getString(1)).orElseThrow());
      if (!locked) {
        throw new Settled(old);
      }
      insert.number(oldId).number(newId).update();
      events.add(oldId, now, old, Optional.empty(), "", Optional.of(campaign.userName()));
      events.send();
    }
  }
}
