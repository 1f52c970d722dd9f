package sms.recap.internal.recap;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import sms.api.host.Caller;
import sms.api.host.Right;
import sms.api.recap.DeliveryTrail;

/** Delivery trails for the person that an SMS was sent to, who may read all of it. */
public final class WholeTrails {
  private static final Caller ADDRESSEE =
      new Caller(
          "-",
          "",
          "",
          Locale.ROOT,
          EnumSet.of(Right.RECAP_ALL, Right.SEE_BODIES, Right.SEE_NUMBERS));

  private WholeTrails() {}

  public static Optional<DeliveryTrail> find(Connection connection, long smsId)
      throws SQLException {
    return Trails.find(connection, smsId, ADDRESSEE);
  }
}
