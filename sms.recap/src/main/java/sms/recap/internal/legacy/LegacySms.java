package sms.recap.internal.legacy;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import sms.api.dispatch.SmsState;

/**
 * An SMS of the program before.
 *
 * @param at when it was sent, at the school
 * @param recipient as shown
 * @param number E.164
 * @param state SENT or a final one
 * @param parts SMS billed
 * @param micros cost of all parts
 * @param user login name, or a name
 * @param workstation may be empty
 * @param text may be empty
 * @param person as the host knows it
 */
record LegacySms(
    ZonedDateTime at,
    String recipient,
    String number,
    SmsState state,
    int parts,
    long micros,
    String user,
    String workstation,
    String text,
    Optional<String> person) {
  private static final Set<SmsState> BILLED =
      EnumSet.of(SmsState.SENT, SmsState.DELIVERED, SmsState.UNDELIVERED);

  /** Whether a provider took it. */
  boolean billed() {
    return BILLED.contains(state);
  }

  long millis() {
    return at.toInstant().toEpochMilli();
  }

  /** Those of one user, at one workstation, on one day, are a sending. */
  Sending sending() {
    return new Sending(at.toLocalDate(), user, workstation);
  }

  /** What SMS of one sending have in common. */
  record Sending(LocalDate day, String user, String workstation) {}

  /** Without name, number and text. */
  @Override
  public String toString() {
    return "LegacySms[" + at + "]";
  }
}
