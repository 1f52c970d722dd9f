package sms.selection.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sms.api.host.Person;
import sms.api.host.RecordRef;
import sms.api.selection.IgnoreReason;
import sms.api.selection.IgnoredRecipient;
import sms.api.selection.PhoneNumber;
import sms.api.selection.Recipient;
import sms.api.selection.RecipientRole;

/**
 * One matched row: a recipient, or somebody who is ignored.
 *
 * @param key as {@link Recipient#key}
 * @param lastName first sort criterion
 * @param firstName second sort criterion
 * @param name as shown
 * @param cell the mobile cell as typed
 * @param role in which quality
 * @param record where the row leads to; empty for a typed number
 * @param personId who; empty for a typed number
 * @param childIds the pupils or applicants that it is about
 * @param language to write in
 * @param flagged <i>Ne pas envoyer de SMS</i>
 * @param ticked whether it is sent to as things stand
 * @param outcome what becomes of it
 */
record Row(
    String key,
    String lastName,
    String firstName,
    String name,
    String cell,
    RecipientRole role,
    Optional<RecordRef> record,
    Optional<String> personId,
    List<String> childIds,
    Locale language,
    boolean flagged,
    boolean ticked,
    Outcome outcome) {
  /** What becomes of a row. */
  sealed interface Outcome {
    /**
     * An SMS goes there.
     *
     * @param sharers as {@link Recipient#sharers}
     */
    record Reached(PhoneNumber number, List<Recipient.Sharer> sharers) implements Outcome {}

    /** None does. */
    record Ignored(IgnoreReason reason) implements Outcome {}
  }

  /** The row of a person. */
  static Row of(MatchedPerson matched, boolean ticked, Outcome outcome) {
    Person person = matched.person();
    List<Match> best = matched.best();
    return new Row(
        key(person),
        person.lastName(),
        person.firstName(),
        person.displayName(),
        person.mobile(),
        best.get(0).role(),
        Optional.of(best.get(0).record()),
        Optional.of(person.id()),
        childIds(best),
        person.language(),
        person.noSms(),
        ticked,
        outcome);
  }

  private static List<String> childIds(List<Match> matches) {
    if (matches.size() == 1) {
      return matches.get(0).childId().map(List::of).orElseGet(List::of);
    }
    return matches.stream().map(Match::childId).flatMap(Optional::stream).distinct().toList();
  }

  /**
   * The row of a typed number.
   *
   * @param occurrence 1 for the first time that the number was typed
   */
  static Row typed(String text, PhoneNumber number, int occurrence, Locale language) {
    return new Row(
        "N:" + number.e164() + (occurrence == 1 ? "" : ":" + occurrence),
        text,
        "",
        text,
        text,
        RecipientRole.TYPED,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        language,
        false,
        true,
        new Outcome.Reached(number, List.of()));
  }

  /** The key of a person's row. */
  static String key(Person person) {
    return "P:" + person.id();
  }

  /** The number it goes to; empty when it is ignored. */
  Optional<PhoneNumber> number() {
    return outcome instanceof Outcome.Reached reached
        ? Optional.of(reached.number())
        : Optional.empty();
  }

  /** Whether it is a number typed by hand and nobody's row. */
  boolean isTyped() {
    return role == RecipientRole.TYPED;
  }

  /** As one of those who share its number. */
  Recipient.Sharer sharer() {
    return new Recipient.Sharer(key, name, role, childIds);
  }

  /** The same row, ignored. */
  Row ignored(IgnoreReason reason) {
    return with(new Outcome.Ignored(reason));
  }

  /** The same row with another outcome. */
  Row with(Outcome other) {
    return new Row(
        key, lastName, firstName, name, cell, role, record, personId, childIds, language, flagged,
        ticked, other);
  }

  Recipient recipient(Outcome.Reached reached) {
    return new Recipient(
        key,
        name,
        reached.number(),
        role,
        record,
        personId,
        childIds,
        language,
        flagged,
        ticked,
        reached.sharers());
  }

  IgnoredRecipient ignored(Outcome.Ignored ignored) {
    return new IgnoredRecipient(key, name, role, ignored.reason(), cell, record);
  }
}
