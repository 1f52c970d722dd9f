package sms.host.kit.internal.directory;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sms.api.host.Person;
import sms.api.host.SchoolDirectory;
import sms.host.kit.internal.subject.Notes;
import sms.host.kit.internal.subject.RecordKind;
import sms.host.kit.internal.subject.Sample;
import sms.host.kit.internal.subject.Strangers;
import sms.host.kit.internal.subject.Subject;

/** Whether ids mean one record, one person, and nothing else. */
public final class Ids {
  private Ids() {}

  /** Each record has an id of its own within its kind. */
  public static void areUnique(Subject subject, Notes notes) {
    for (RecordKind<?> kind : RecordKind.ALL) {
      Set<String> seen = new HashSet<>();
      for (String id : kind.ids(subject.census())) {
        if (id.isBlank()) {
          notes.add("id.blank", kind.listing());
        } else if (!seen.add(id)) {
          notes.add("id.twice", kind.listing(), kind.ref(id));
        }
      }
    }
  }

  /** An id stands for one person, who may have several places. */
  public static void meanOnePerson(Subject subject, Notes notes) {
    Map<String, Person> known = new HashMap<>();
    subject
        .census()
        .people()
        .filter(person -> !person.equals(known.computeIfAbsent(person.id(), id -> person)))
        .forEach(person -> notes.add("person.two", person.id()));
  }

  /** What is listed is found by its id. */
  public static void areFound(Subject subject, Notes notes) {
    for (RecordKind<?> kind : RecordKind.ALL) {
      Sample.of(kind.ids(subject.census())).stream()
          .filter(id -> kind.found(subject.directory(), id).isEmpty())
          .forEach(id -> notes.add("id.lost", kind.finding(), kind.ref(id)));
    }
  }

  /** Everybody is found, in whatever place. */
  public static void findPeople(Subject subject, Notes notes) {
    Sample.of(subject.census().people().map(Person::id).distinct().toList()).stream()
        .filter(id -> subject.directory().person(id).isEmpty())
        .forEach(id -> notes.add("id.lost", "person(id)", id));
  }

  /** What is found is what is listed. */
  public static void findTheSame(Subject subject, Notes notes) {
    RecordKind.ALL.forEach(kind -> findTheSame(kind, subject, notes));
    Sample.of(subject.census().people().toList()).stream()
        .filter(person -> differs(person, subject.directory().person(person.id())))
        .forEach(person -> notes.add("id.other", "person(id)", person.id()));
  }

  private static <T> void findTheSame(RecordKind<T> kind, Subject subject, Notes notes) {
    Sample.of(kind.listed().apply(subject.census())).stream()
        .filter(
            record ->
                differs(record, kind.find().apply(subject.directory(), kind.id().apply(record))))
        .forEach(record -> notes.add("id.other", kind.finding(), kind.ref(record)));
  }

  private static <T> boolean differs(T listed, Optional<T> found) {
    return found.filter(other -> !Likeness.of(other).equals(Likeness.of(listed))).isPresent();
  }

  /** An id that nobody has gives an empty answer. */
  public static void ofStrangersFindNobody(Subject subject, Notes notes) {
    lookups()
        .forEach(
            (method, lookup) -> {
              for (String id : Strangers.typed()) {
                expectNobody(method, lookup, id, subject.directory(), notes);
              }
            });
  }

  private static void expectNobody(
      String method, Lookup lookup, String id, SchoolDirectory directory, Notes notes) {
    try {
      if (lookup.find(directory, id).isPresent()) {
        notes.add("id.stranger", method, id);
      }
    } catch (RuntimeException e) {
      notes.failed(e);
    }
  }

  /** An id that resembles a known one finds nothing but what has that very id. */
  public static void areTakenExactly(Subject subject, Notes notes) {
    for (RecordKind<?> kind : RecordKind.ALL) {
      kind.ids(subject.census()).stream()
          .limit(1)
          .flatMap(Ids::resembling)
          .forEach(
              id ->
                  kind.found(subject.directory(), id)
                      .filter(found -> !found.equals(id))
                      .ifPresent(found -> notes.add("id.alike", kind.finding(), id, found)));
    }
    subject
        .census()
        .people()
        .limit(1)
        .flatMap(person -> resembling(person.id()))
        .forEach(
            id ->
                subject
                    .directory()
                    .person(id)
                    .filter(found -> !found.id().equals(id))
                    .ifPresent(found -> notes.add("id.alike", "person(id)", id, found.id())));
  }

  private static Stream<String> resembling(String id) {
    return Stream.of(
            otherCase(id), id + " ", " " + id, id + "%", "%", "_".repeat(id.length()), id + id)
        .filter(other -> !other.equals(id));
  }

  private static String otherCase(String id) {
    return id.codePoints()
        .map(c -> Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  /** Finds by id. */
  @FunctionalInterface
  interface Lookup {
    Optional<?> find(SchoolDirectory directory, String id);
  }

  /** All that finds by id, by its name. */
  static Map<String, Lookup> lookups() {
    Map<String, Lookup> all = new TreeMap<>();
    RecordKind.ALL.forEach(kind -> all.put(kind.finding(), kind::found));
    all.put("person(id)", SchoolDirectory::person);
    all.put("portalAccount(id)", SchoolDirectory::portalAccount);
    return all;
  }
}
