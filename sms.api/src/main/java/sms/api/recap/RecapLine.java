package sms.api.recap;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import sms.api.dispatch.SmsState;
import sms.api.gateway.FailureReason;
import sms.api.gateway.Money;
import sms.api.gateway.SendingMode;
import sms.api.host.RecordRef;
import sms.api.selection.PhoneNumber;

/**
 * One SMS in the recap.
 *
 * @param id ours; the keyset
 * @param campaignId of which campaign
 * @param created when it was confirmed
 * @param sent when the provider took it
 * @param recipient as shown
 * @param number where it went
 * @param record the record it is about
 * @param state where it stands
 * @param stateAt since when
 * @param reason why not
 * @param parts SMS billed
 * @param cost of all parts
 * @param mode by which mode
 * @param userName who sent it
 * @param workstation from where; may be empty
 */
public record RecapLine(
    long id,
    long campaignId,
    Instant created,
    Optional<Instant> sent,
    String recipient,
    PhoneNumber number,
    Optional<RecordRef> record,
    SmsState state,
    Instant stateAt,
    Optional<FailureReason> reason,
    int parts,
    Money cost,
    SendingMode mode,
    String userName,
    String workstation) {
  public RecapLine {
    requireNonNull(created, "created");
    requireNonNull(sent, "sent");
    requireNonNull(recipient, "recipient");
    requireNonNull(number, "number");
    requireNonNull(record, "record");
    requireNonNull(state, "state");
    requireNonNull(stateAt, "stateAt");
    requireNonNull(reason, "reason");
    requireNonNull(cost, "cost");
    requireNonNull(mode, "mode");
    requireNonNull(userName, "userName");
    requireNonNull(workstation, "workstation");
  }
}
