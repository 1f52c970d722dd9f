package sms.recap.internal.support;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Random;
import java.util.UUID;
import sms.recap.internal.db.Database;

/**
 * Years of SMS, written straight into the tables as they are when all of it is long over: campaigns
 * of a thousand, by twenty users at five workstations, evenly over the time.
 */
public final class History {
  /** SMS of a campaign. */
  public static final int CAMPAIGN = 1_000;

  private static final int USERS = 20;
  private static final int WORKSTATIONS = 5;
  private static final int ROWS = 50;
  private static final String[] MODES = {"ECONOMY", "STANDARD", "STANDARD", "PREMIUM"};
  private static final String[] STATES = {
    "DELIVERED", "DELIVERED", "DELIVERED", "DELIVERED", "SENT", "UNDELIVERED", "REJECTED"
  };

  private static final String SMS_COLUMNS =
      "id, campaign_id, slice_id, recipient, recipient_search, phone, record_type, record_id,"
          + " person_id, encoding, parts, cost_micros, state, state_at, sent_at, attempts, pass,"
          + " gateway_id, provider_id";
  private static final int SMS_MARKS = 19;

  private final Database database;
  private final Random random = new Random(7);

  private History(Database database) {
    this.database = database;
  }

  /**
   * Writes them, and the database's statistics.
   *
   * @param rows SMS, a multiple of {@link #CAMPAIGN}
   * @param from when the first was confirmed
   * @param length until the last
   */
  public static void write(Database database, long rows, Instant from, Duration length) {
    new History(database).write(rows / CAMPAIGN, from, length);
  }

  /** The n-th user. */
  public static String user(int n) {
    return "user" + n % USERS;
  }

  private void write(long campaigns, Instant from, Duration length) {
    for (long n = 1; n <= campaigns; n++) {
      long campaign = n;
      long created = from.plus(length.multipliedBy(n).dividedBy(campaigns + 1)).toEpochMilli();
      database.transaction(connection -> write(connection, campaign, created));
    }
    long next = campaigns * CAMPAIGN + 1;
    database.transaction(
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement("UPDATE sms_id SET next_id = ? WHERE name = ?")) {
            for (String name : new String[] {"CAMPAIGN", "SLICE", "SMS"}) {
              update.setLong(1, name.equals("SMS") ? next : campaigns + 1);
              update.setString(2, name);
              update.executeUpdate();
            }
            return 0;
          }
        });
  }

  private int write(Connection connection, long n, long created) throws SQLException {
    long first = (n - 1) * CAMPAIGN + 1;
    long price = 45_000;
    long billed = 0;
    String marks = "(" + String.join(", ", Collections.nCopies(SMS_MARKS, "?")) + ")";
    String rows = String.join(", ", Collections.nCopies(ROWS, marks));
    try (PreparedStatement sms =
        connection.prepareStatement("INSERT INTO sms (" + SMS_COLUMNS + ") VALUES " + rows)) {
      for (int i = 0; i < CAMPAIGN; i += ROWS) {
        int column = 1;
        for (int k = 0; k < ROWS; k++) {
          long id = first + i + k;
          int person = random.nextInt(200_000);
          String state = STATES[random.nextInt(STATES.length)];
          billed += state.equals("REJECTED") ? 0 : 1;
          Object[] values = {
            id,
            n,
            n,
            "FAMILLE " + person,
            "famille " + person,
            "+336" + (10_000_000 + person),
            "FAMILY",
            "F" + person,
            "P" + person,
            "GSM7",
            1,
            price,
            state,
            created + 5_000,
            created + 2_000,
            1,
            1,
            "one",
            "p" + id
          };
          for (Object value : values) {
            sms.setObject(column++, value);
          }
        }
        sms.executeUpdate();
      }
    }
    campaign(connection, n, created, first, billed, price);
    slice(connection, n, created, first);
    return 0;
  }

  private static void campaign(
      Connection connection, long n, long created, long first, long billed, long price)
      throws SQLException {
    Object[] values = {
      n,
      new UUID(0, n).toString(),
      n,
      user((int) n),
      "User " + n % USERS,
      "POSTE-" + n % WORKSTATIONS,
      "OPERATIONAL",
      MODES[(int) (n % MODES.length)],
      "Le collège est fermé demain.",
      "3e A",
      created,
      created + 86_400_000L,
      (long) CAMPAIGN,
      (long) CAMPAIGN,
      CAMPAIGN * price,
      "EUR",
      first,
      first + CAMPAIGN - 1,
      billed,
      billed,
      billed * price
    };
    insert(
        connection,
        "sms_campaign (id, campaign_key, reference_bits, user_id, user_name, workstation, purpose,"
            + " mode, body, selection, created, expires, messages, parts, cost_micros, currency,"
            + " first_id, last_id, billed_messages, billed_parts, billed_micros)",
        values);
  }

  private static void slice(Connection connection, long n, long created, long first)
      throws SQLException {
    Object[] values = {
      n, n, first, first + CAMPAIGN - 1, 1, 0L, "DONE", 1L, 0L, created, first + CAMPAIGN - 1, 1, 0
    };
    insert(
        connection,
        "sms_slice (id, campaign_id, first_id, last_id, priority, not_before, state, version,"
            + " lease_until, claimed_at, mark, attempt, cancelled)",
        values);
  }

  private static void insert(Connection connection, String into, Object[] values)
      throws SQLException {
    String marks = String.join(", ", Collections.nCopies(values.length, "?"));
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO " + into + " VALUES (" + marks + ")")) {
      for (int i = 0; i < values.length; i++) {
        insert.setObject(i + 1, values[i]);
      }
      insert.executeUpdate();
    }
  }
}
