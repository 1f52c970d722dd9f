package sms.api.recap;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import sms.api.dispatch.SmsState;
import sms.api.gateway.SendingMode;

/**
 * Which SMS to show. Empty fields do not restrict.
 *
 * @param from created at or after
 * @param to created before
 * @param userId sent by
 * @param workstation sent from
 * @param number digits that the number contains, without spaces; a leading national 0 stands for
 *     any country code; a caller without {@link sms.api.host.Right#SEE_NUMBERS} finds nothing by it
 * @param recipient text that the recipient's name contains, whatever the case; where it has a
 *     digit, the same caller finds nothing by it: a typed number is its recipient's name
 * @param states empty set: all
 * @param modes empty set: all
 * @param campaignId of that campaign
 * @param templateId written by that template
 * @param text words that the message contains, whatever the case; a caller without {@link
 *     sms.api.host.Right#SEE_BODIES} finds nothing by it
 * @param beforeId keyset: only ids below it; empty: the newest
 * @param limit rows of a page, 1 to 500
 */
public record RecapQuery(
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<String> userId,
    Optional<String> workstation,
    Optional<String> number,
    Optional<String> recipient,
    Set<SmsState> states,
    Set<SendingMode> modes,
    OptionalLong campaignId,
    Optional<String> templateId,
    Optional<String> text,
    OptionalLong beforeId,
    int limit) {
  /** Most rows of a page. */
  public static final int MAX_LIMIT = 500;

  public RecapQuery {
    requireNonNull(from, "from");
    requireNonNull(to, "to");
    requireNonNull(userId, "userId");
    requireNonNull(workstation, "workstation");
    requireNonNull(number, "number");
    requireNonNull(recipient, "recipient");
    states = Set.copyOf(states);
    modes = Set.copyOf(modes);
    requireNonNull(campaignId, "campaignId");
    requireNonNull(templateId, "templateId");
    requireNonNull(text, "text");
    requireNonNull(beforeId, "beforeId");
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("a page has 1 to " + MAX_LIMIT + " rows");
    }
  }

  /** Whatever the template and the text. */
  public RecapQuery(
      Optional<Instant> from,
      Optional<Instant> to,
      Optional<String> userId,
      Optional<String> workstation,
      Optional<String> number,
      Optional<String> recipient,
      Set<SmsState> states,
      Set<SendingMode> modes,
      OptionalLong campaignId,
      OptionalLong beforeId,
      int limit) {
    this(
        from,
        to,
        userId,
        workstation,
        number,
        recipient,
        states,
        modes,
        campaignId,
        Optional.empty(),
        Optional.empty(),
        beforeId,
        limit);
  }

  /** Another page of the same SMS. */
  public RecapQuery page(OptionalLong before, int rows) {
    return new RecapQuery(
        from,
        to,
        userId,
        workstation,
        number,
        recipient,
        states,
        modes,
        campaignId,
        templateId,
        text,
        before,
        rows);
  }

  /** Of the same SMS those in these states, whatever was asked for before. */
  public RecapQuery in(Set<SmsState> others) {
    return new RecapQuery(
        from,
        to,
        userId,
        workstation,
        number,
        recipient,
        others,
        modes,
        campaignId,
        templateId,
        text,
        beforeId,
        limit);
  }

  /** Of the same SMS those created in that period. */
  public RecapQuery created(Instant since, Instant until) {
    return new RecapQuery(
        Optional.of(since),
        Optional.of(until),
        userId,
        workstation,
        number,
        recipient,
        states,
        modes,
        campaignId,
        templateId,
        text,
        beforeId,
        limit);
  }

  /** Everything, newest first. */
  public static RecapQuery all(int limit) {
    return new RecapQuery(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        Set.of(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        limit);
  }
}
