package sms.host.kit.internal.directory;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import sms.api.host.Family;
import sms.api.host.SchoolDirectory;
import sms.host.kit.internal.subject.Census;
import sms.host.kit.internal.subject.Notes;
import sms.host.kit.internal.subject.RecordKind;
import sms.host.kit.internal.subject.Subject;

/** What is asked of streams while they are open, and when they are closed. */
public final class Streams {
  /** More than any pool of connections has. */
  private static final int OPENED = 64;

  private static final int LOOKUPS = 20;

  private Streams() {}

  /** While one is open, records are found and another is read: it goes on to its end. */
  public static void bearCompany(Subject subject, Notes notes) {
    bearCompany(RecordKind.FAMILY, Family::pupilIds, RecordKind.PUPIL, subject.directory(), notes);
    bearCompany(
        RecordKind.PUPIL,
        pupil -> List.of(pupil.familyId()),
        RecordKind.FAMILY,
        subject.directory(),
        notes);
  }

  private static <T> void bearCompany(
      RecordKind<T> kind,
      Function<T, List<String>> named,
      RecordKind<?> other,
      SchoolDirectory directory,
      Notes notes) {
    int before = Census.read(kind.all().apply(directory)).size();
    List<String> missed = new ArrayList<>();
    int read = 0;
    try (Stream<T> open = kind.all().apply(directory)) {
      for (Iterator<T> records = open.iterator(); records.hasNext(); read++) {
        List<String> ids = named.apply(records.next());
        if (read < LOOKUPS) {
          ids.stream().filter(id -> other.found(directory, id).isEmpty()).forEach(missed::add);
        }
        if (read == 0 && Census.read(other.all().apply(directory)).isEmpty()) {
          missed.addAll(ids);
        }
      }
    }
    int after = Census.read(kind.all().apply(directory)).size();
    if (read != before && read != after) {
      notes.add("stream.cut", kind.listing(), read, before);
    }
    missed.stream()
        .filter(id -> other.found(directory, id).isPresent())
        .forEach(id -> notes.add("stream.blind", kind.listing(), other.ref(id)));
  }

  /** Many are opened one after the other, and closed before their end. */
  public static void holdNothingBack(Subject subject, Notes notes) {
    for (RecordKind<?> kind : RecordKind.ALL) {
      for (int i = 1; i <= OPENED; i++) {
        try (Stream<?> open = kind.all().apply(subject.directory())) {
          Optional<?> first = open.findFirst();
          if (first.isEmpty()) {
            break;
          }
        } catch (RuntimeException e) {
          notes.add("stream.exhausted", kind.listing(), i);
          notes.failed(e);
          return;
        }
      }
    }
  }
}
