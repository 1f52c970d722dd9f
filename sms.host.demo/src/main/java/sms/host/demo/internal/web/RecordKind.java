package sms.host.demo.internal.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import sms.api.host.RecordType;
import sms.api.host.SchoolDirectory;
import sms.host.demo.internal.Texts;

/** How one kind of record is listed and shown. */
interface RecordKind {
  /** All, in the order of the screen. */
  List<RecordKind> ALL =
      List.of(new FamilyRecords(), new PupilRecords(), new AdultRecords(), new ApplicantRecords());

  /**
   * A line of the list.
   *
   * @param id of the record
   * @param name what it is sorted by
   * @param searched all that a search looks at
   * @param classes this year's classes that it has to do with
   * @param cells one a column, made only when they are shown
   */
  record Line(
      String id, String name, String searched, List<String> classes, Supplier<List<Html>> cells) {}

  /**
   * A record as shown.
   *
   * @param title its name
   * @param subtitle one line about it
   * @param body the rest
   */
  record Card(String title, String subtitle, Html body) {}

  RecordType type();

  /** Where the list is: {@code "/families"}. */
  default String path() {
    return path(type());
  }

  static String path(RecordType type) {
    return switch (type) {
      case FAMILY -> "/families";
      case PUPIL -> "/pupils";
      case ADULT -> "/adults";
      case APPLICANT -> "/applicants";
    };
  }

  /** Key of the list's title. */
  default String titleKey() {
    return type().name().toLowerCase(Locale.ROOT) + ".list";
  }

  /** Whether the list can be narrowed to a class. */
  boolean byClass();

  /** Keys of the columns' titles. */
  List<String> columns();

  /** All records as lines, in any order. */
  Stream<Line> lines(SchoolDirectory directory, Texts texts);

  /** That record. */
  Optional<Card> card(String id, SchoolDirectory directory, Texts texts);
}
