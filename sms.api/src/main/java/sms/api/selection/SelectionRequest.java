package sms.api.selection;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import sms.api.host.RecordRef;
import sms.api.host.RecordType;
import sms.api.portal.Audience;

/**
 * Whom to write to.
 *
 * @param source which records to look through; empty: only the typed numbers
 * @param filter which of them
 * @param spouses <i>Conjoints</i>: the spouse of responsable 1 as well
 * @param secondGuardians <i>Responsable 2</i>: the second parent as well
 * @param typedNumbers mobile numbers typed by hand, as typed
 * @param people people added by hand, whatever the source and the filter
 * @param removedKeys {@link Recipient#key}s of rows taken away by hand
 * @param record the one record of an individual send; then source, filter and people are not read,
 *     and every possible recipient of the record is listed, the flagged ones unticked
 * @param tickedKeys rows of an individual send that a user ticked though they came unticked
 * @param locale language of problems and of the explanation
 * @param audience first-connection credentials are to be sent: only holders of an account of that
 *     kind are kept, the others are ignored with the reason; empty: accounts play no part
 */
public record SelectionRequest(
    Optional<RecordType> source,
    FilterExpression filter,
    boolean spouses,
    boolean secondGuardians,
    List<String> typedNumbers,
    List<PickedPerson> people,
    Set<String> removedKeys,
    Optional<RecordRef> record,
    Set<String> tickedKeys,
    Locale locale,
    Optional<Audience> audience) {
  public SelectionRequest {
    requireNonNull(source, "source");
    requireNonNull(filter, "filter");
    typedNumbers = List.copyOf(typedNumbers);
    people = List.copyOf(people);
    removedKeys = Set.copyOf(removedKeys);
    requireNonNull(record, "record");
    tickedKeys = Set.copyOf(tickedKeys);
    requireNonNull(locale, "locale");
    requireNonNull(audience, "audience");
  }

  /** Whatever their accounts. */
  public SelectionRequest(
      Optional<RecordType> source,
      FilterExpression filter,
      boolean spouses,
      boolean secondGuardians,
      List<String> typedNumbers,
      List<PickedPerson> people,
      Set<String> removedKeys,
      Optional<RecordRef> record,
      Set<String> tickedKeys,
      Locale locale) {
    this(
        source,
        filter,
        spouses,
        secondGuardians,
        typedNumbers,
        people,
        removedKeys,
        record,
        tickedKeys,
        locale,
        Optional.empty());
  }
}
