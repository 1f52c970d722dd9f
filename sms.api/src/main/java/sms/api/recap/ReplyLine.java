package sms.api.recap;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import sms.api.gateway.InboundSms;
import sms.api.host.RecordRef;
import sms.api.selection.PhoneNumber;

/**
 * A reply.
 *
 * @param id rises with the time it came
 * @param at when it was sent, as the provider says
 * @param from whose telephone
 * @param recipient whom the SMS that it answers went to; empty string: it answers none of ours
 * @param record that recipient's record
 * @param answers the SMS that it answers
 * @param text as written; may be empty
 * @param wish what it asks for
 * @param optedOut whether that number gets no SMS now
 * @param gatewayId where it came in
 * @param readBy who has marked it as read
 */
public record ReplyLine(
    long id,
    Instant at,
    PhoneNumber from,
    String recipient,
    Optional<RecordRef> record,
    OptionalLong answers,
    String text,
    InboundSms.Wish wish,
    boolean optedOut,
    String gatewayId,
    Optional<String> readBy) {
  public ReplyLine {
    requireNonNull(at, "at");
    requireNonNull(from, "from");
    requireNonNull(recipient, "recipient");
    requireNonNull(record, "record");
    requireNonNull(answers, "answers");
    requireNonNull(text, "text");
    requireNonNull(wish, "wish");
    requireNonNull(gatewayId, "gatewayId");
    requireNonNull(readBy, "readBy");
  }

  /** Without number and text. */
  @Override
  public String toString() {
    return "ReplyLine[" + id + "]";
  }
}
