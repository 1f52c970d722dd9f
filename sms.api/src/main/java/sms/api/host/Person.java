package sms.api.host;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * Somebody the school knows.
 *
 * @param id the host's identifier of the person, unique over all people
 * @param title « M. », « Mme » or empty
 * @param lastName family name as the school writes it; may be empty when the first name is not
 * @param firstName may be empty
 * @param gender as recorded
 * @param birthDate empty when not recorded
 * @param mobile the cell as typed in the record, however broken: {@code "06.12.34.56.78 maman"};
 *     empty string when there is none
 * @param noSms flagged <i>Ne pas envoyer de SMS</i>
 * @param language the language to write to the person in
 * @param deceased whether the person has died
 */
public record Person(
    String id,
    String title,
    String lastName,
    String firstName,
    Gender gender,
    Optional<LocalDate> birthDate,
    String mobile,
    boolean noSms,
    Locale language,
    boolean deceased) {
  public Person {
    if (requireNonNull(id, "id").isBlank()) {
      throw new IllegalArgumentException("a person needs an id");
    }
    requireNonNull(title, "title");
    requireNonNull(lastName, "lastName");
    requireNonNull(firstName, "firstName");
    requireNonNull(gender, "gender");
    requireNonNull(birthDate, "birthDate");
    requireNonNull(mobile, "mobile");
    requireNonNull(language, "language");
  }

  /** « POTTER James »: how a list shows the person. */
  public String displayName() {
    return (lastName + " " + firstName).strip();
  }

  /** Without the number: a log must never carry it. */
  @Override
  public String toString() {
    return "Person[" + id + "]";
  }
}
