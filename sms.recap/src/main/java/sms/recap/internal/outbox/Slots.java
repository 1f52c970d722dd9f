package sms.recap.internal.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import sms.api.portal.SecretSlot;
import sms.recap.internal.db.Statements;
import sms.recap.internal.db.Texts;

/** Where in a text a secret will stand, in the columns of {@code sms s}. */
final class Slots {
  /** What {@link #of} reads. */
  static final String COLUMNS = "s.secret_account, s.secret_seen, s.secret_length, s.secret_at";

  private static final int LONGEST = 1_000;

  private Slots() {}

  static void bind(Statements insert, Optional<SecretSlot> slot) throws SQLException {
    insert
        .text(slot.map(s -> Texts.exact(s.accountId(), Texts.NAME, "the account id")))
        .time(slot.flatMap(SecretSlot::lastConnection))
        .number(slot.map(s -> (long) s.length()).orElse(null))
        .text(slot.map(s -> Texts.exact(places(s.offsets()), LONGEST, "the places of the secret")));
  }

  private static String places(List<Integer> offsets) {
    return offsets.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  /** Empty: the text is all there. */
  static Optional<SecretSlot> of(ResultSet row) throws SQLException {
    Optional<String> account = Statements.text(row, "secret_account");
    if (account.isEmpty()) {
      return Optional.empty();
    }
    Optional<Instant> seen = Statements.time(row, "secret_seen");
    List<Integer> offsets =
        Arrays.stream(row.getString("secret_at").split(",", -1)).map(Integer::valueOf).toList();
    return Optional.of(new SecretSlot(account.get(), seen, row.getInt("secret_length"), offsets));
  }
}
