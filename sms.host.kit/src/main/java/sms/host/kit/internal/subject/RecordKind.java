package sms.host.kit.internal.subject;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import sms.api.host.Adult;
import sms.api.host.Applicant;
import sms.api.host.Family;
import sms.api.host.Pupil;
import sms.api.host.RecordType;
import sms.api.host.SchoolDirectory;

/**
 * One of the four kinds of record, and how a directory is asked for it.
 *
 * @param type its type
 * @param listing the method that lists it: {@code "pupils()"}
 * @param all that method
 * @param find the method that finds one by id
 * @param listed where it is in a census
 * @param id of a record
 */
public record RecordKind<T>(
    RecordType type,
    String listing,
    Function<SchoolDirectory, Stream<T>> all,
    BiFunction<SchoolDirectory, String, Optional<T>> find,
    Function<Census, List<T>> listed,
    Function<T, String> id) {
  /** Families. */
  public static final RecordKind<Family> FAMILY =
      new RecordKind<>(
          RecordType.FAMILY,
          "families()",
          SchoolDirectory::families,
          SchoolDirectory::family,
          Census::families,
          Family::id);

  /** Pupils. */
  public static final RecordKind<Pupil> PUPIL =
      new RecordKind<>(
          RecordType.PUPIL,
          "pupils()",
          SchoolDirectory::pupils,
          SchoolDirectory::pupil,
          Census::pupils,
          pupil -> pupil.person().id());

  private static final RecordKind<Adult> ADULT =
      new RecordKind<>(
          RecordType.ADULT,
          "adults()",
          SchoolDirectory::adults,
          SchoolDirectory::adult,
          Census::adults,
          adult -> adult.person().id());

  private static final RecordKind<Applicant> APPLICANT =
      new RecordKind<>(
          RecordType.APPLICANT,
          "applicants()",
          SchoolDirectory::applicants,
          SchoolDirectory::applicant,
          Census::applicants,
          applicant -> applicant.person().id());

  /** All four. */
  public static final List<RecordKind<?>> ALL = List.of(FAMILY, PUPIL, ADULT, APPLICANT);

  public RecordKind {
    requireNonNull(type, "type");
  }

  /** Its method for one: {@code "pupil(id)"}. */
  public String finding() {
    return type.name().toLowerCase(Locale.ROOT) + "(id)";
  }

  /** How a record is named: {@code "PUPIL:P0012"}, whatever its id. */
  public String ref(T found) {
    return ref(id.apply(found));
  }

  /** How the record of that id is named. */
  public String ref(String recordId) {
    return type + ":" + recordId;
  }

  /** The ids of that kind in a census, in its order. */
  public List<String> ids(Census census) {
    return listed.apply(census).stream().map(id).toList();
  }

  /** The id of the record found by that id, in that directory. */
  public Optional<String> found(SchoolDirectory directory, String recordId) {
    return find.apply(directory, recordId).map(id);
  }
}
