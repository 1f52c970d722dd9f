package sms.host.kit.internal.directory;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import sms.api.host.Enrolment;
import sms.api.host.Family;
import sms.api.host.Guardian;
import sms.api.host.GuardianRole;
import sms.api.host.Person;
import sms.api.host.PortalAccount;
import sms.api.host.Pupil;
import sms.host.kit.internal.subject.Notes;
import sms.host.kit.internal.subject.RecordKind;
import sms.host.kit.internal.subject.Sample;
import sms.host.kit.internal.subject.Subject;

/** What is asked of people and their places. */
public final class People {
  /** What programs write where there is nothing. */
  private static final Pattern NOTHING =
      Pattern.compile("\\s+|null|undefined|none|nan|n/a", Pattern.CASE_INSENSITIVE);

  private static final Pattern MASKED = Pattern.compile("[•*]{2}");
  private static final Pattern FLOATING = Pattern.compile("[0-9][.,][0-9]+E\\+?[0-9]+");

  private People() {}

  /** Everybody has a last name or a first name. */
  public static void haveNames(Subject subject, Notes notes) {
    each(subject, person -> person.displayName().isBlank(), "person.nameless", notes);
  }

  /** Everybody is written to in some language. */
  public static void haveLanguages(Subject subject, Notes notes) {
    each(subject, person -> person.language().getLanguage().isEmpty(), "person.speechless", notes);
  }

  /** A cell is as somebody typed it, and the empty string where nobody did. */
  public static void haveNumbersAsTyped(Subject subject, Notes notes) {
    each(subject, person -> NOTHING.matcher(person.mobile()).matches(), "number.nothing", notes);
    each(subject, person -> MASKED.matcher(person.mobile()).find(), "number.masked", notes);
    each(subject, person -> FLOATING.matcher(person.mobile()).find(), "number.float", notes);
  }

  private static void each(Subject subject, Predicate<Person> wrong, String key, Notes notes) {
    subject
        .census()
        .people()
        .filter(wrong)
        .map(Person::id)
        .distinct()
        .forEach(id -> notes.add(key, id));
  }

  /** Responsable 1, then spouse, then responsable 2. */
  public static void comeInOrder(Subject subject, Notes notes) {
    for (Family family : subject.census().families()) {
      List<GuardianRole> roles = family.guardians().stream().map(Guardian::role).toList();
      if (!roles.equals(roles.stream().sorted().toList())) {
        notes.add("guardian.order", RecordKind.FAMILY.ref(family));
      }
    }
  }

  /** The current enrolment is that of the school's year, the previous one is not. */
  public static void areEnrolledThisYear(Subject subject, Notes notes) {
    String year = subject.directory().school().schoolYear();
    for (Pupil pupil : subject.census().pupils()) {
      pupil
          .current()
          .map(Enrolment::schoolYear)
          .filter(current -> !current.equals(year))
          .ifPresent(
              current ->
                  notes.add("enrolment.current", RecordKind.PUPIL.ref(pupil), current, year));
      pupil
          .previous()
          .map(Enrolment::schoolYear)
          .filter(year::equals)
          .ifPresent(
              previous -> notes.add("enrolment.previous", RecordKind.PUPIL.ref(pupil), year));
    }
  }

  /** The account that is found by a person's id is that person's. */
  public static void haveAccountsOfTheirOwn(Subject subject, Notes notes) {
    Sample.of(subject.census().people().map(Person::id).distinct().toList())
        .forEach(
            id ->
                subject
                    .directory()
                    .portalAccount(id)
                    .ifPresent(account -> look(account, id, notes)));
  }

  private static void look(PortalAccount account, String personId, Notes notes) {
    if (!account.personId().equals(personId)) {
      notes.add("account.other", personId, account.personId());
    } else if (account.login().isBlank()) {
      notes.add("account.login", personId);
    }
  }

  /** Who was erased is neither listed, nor named, nor found. */
  public static void areGoneWhenErased(Subject subject, Notes notes) {
    for (String id : subject.host().hints().erased()) {
      Stream.of(
              subject.census().people().map(Person::id),
              subject.census().families().stream().flatMap(family -> family.pupilIds().stream()))
          .flatMap(ids -> ids)
          .filter(id::equals)
          .limit(1)
          .forEach(listed -> notes.add("erased.listed", listed));
      Ids.lookups()
          .forEach(
              (method, lookup) -> {
                if (lookup.find(subject.directory(), id).isPresent()) {
                  notes.add("erased.found", method, id);
                }
              });
    }
  }
}
