package sms.host.kit.internal.directory;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import sms.api.host.Family;
import sms.api.host.Pupil;
import sms.api.host.SchoolDirectory;
import sms.host.kit.internal.subject.Census;
import sms.host.kit.internal.subject.Notes;
import sms.host.kit.internal.subject.RecordKind;
import sms.host.kit.internal.subject.Subject;

/** Whether the lists hold everybody, and always the same. */
public final class Listings {
  private Listings() {}

  /**
   * Who is in one reading is in the next. Somebody may come or go meanwhile: told is who was gone
   * and is there again, and who was there just once.
   */
  public static void stay(Subject subject, Notes notes) {
    Census first = subject.census();
    Census second = Census.of(subject.directory());
    Census third = Census.of(subject.directory());
    for (RecordKind<?> kind : RecordKind.ALL) {
      Set<String> before = new HashSet<>(kind.ids(first));
      Set<String> between = new HashSet<>(kind.ids(second));
      Set<String> after = new HashSet<>(kind.ids(third));
      Stream.concat(before.stream(), between.stream())
          .distinct()
          .sorted()
          .filter(id -> before.contains(id) == after.contains(id))
          .filter(id -> before.contains(id) != between.contains(id))
          .forEach(id -> notes.add("listing.flickers", kind.listing(), kind.ref(id)));
    }
  }

  /** Whom a family or a pupil names, and the directory finds, is listed. */
  public static void areComplete(Subject subject, Notes notes) {
    Census census = subject.census();
    missing(
        RecordKind.PUPIL, census, Census::families, Family::pupilIds, subject.directory(), notes);
    missing(
        RecordKind.FAMILY,
        census,
        Census::pupils,
        pupil -> List.of(pupil.familyId()),
        subject.directory(),
        notes);
  }

  private static <T> void missing(
      RecordKind<?> kind,
      Census census,
      Function<Census, List<T>> naming,
      Function<T, List<String>> named,
      SchoolDirectory directory,
      Notes notes) {
    unlisted(kind, census, naming, named)
        .filter(id -> kind.found(directory, id).isPresent())
        .forEach(id -> notes.add("listing.lacks", kind.listing(), kind.ref(id)));
  }

  private static <T> Stream<String> unlisted(
      RecordKind<?> kind,
      Census census,
      Function<Census, List<T>> naming,
      Function<T, List<String>> named) {
    Set<String> listed = new HashSet<>(kind.ids(census));
    return naming.apply(census).stream()
        .flatMap(each -> named.apply(each).stream())
        .distinct()
        .filter(id -> !listed.contains(id));
  }

  /** Families and pupils name each other. */
  public static void fitTogether(Subject subject, Notes notes) {
    Census census = subject.census();
    unlisted(RecordKind.PUPIL, census, Census::families, Family::pupilIds)
        .forEach(id -> notes.add("family.child", RecordKind.PUPIL.ref(id)));
    BiFunction<String, String, String> pair = (family, pupil) -> family + " " + pupil;
    Set<String> named = new HashSet<>();
    for (Family family : census.families()) {
      family.pupilIds().forEach(id -> named.add(pair.apply(family.id(), id)));
    }
    Set<String> families = new HashSet<>(RecordKind.FAMILY.ids(census));
    for (Pupil pupil : census.pupils()) {
      String child = RecordKind.PUPIL.ref(pupil);
      if (!families.contains(pupil.familyId())) {
        notes.add("pupil.family", child, pupil.familyId());
      } else if (!named.contains(pair.apply(pupil.familyId(), pupil.person().id()))) {
        notes.add("pupil.unnamed", child, RecordKind.FAMILY.ref(pupil.familyId()));
      }
    }
  }
}
