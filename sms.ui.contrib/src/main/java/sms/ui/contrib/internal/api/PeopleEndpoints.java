package sms.ui.contrib.internal.api;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sms.api.host.Adult;
import sms.api.host.Applicant;
import sms.api.host.Enrolment;
import sms.api.host.Family;
import sms.api.host.Guardian;
import sms.api.host.GuardianRole;
import sms.api.host.Person;
import sms.api.host.Pupil;
import sms.api.host.RecordRef;
import sms.api.host.SchoolDirectory;
import sms.api.selection.RecipientRole;

/** Finds people by name, to be added to a group by hand. */
final class PeopleEndpoints implements Endpoints {
  /** Shorter than that fits half of the school. */
  private static final int SHORTEST = 2;

  private static final int LONGEST = 100;

  /** As many of each kind: a family's name must not hide a pupil of that name. */
  private static final int OF_A_KIND = 8;

  private final Installed installed;

  PeopleEndpoints(Installed installed) {
    this.installed = requireNonNull(installed);
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.get("/people", Access.SENDER, this::people));
  }

  private Reply people(Call call) {
    String asked = call.query("q").orElse("");
    if (asked.length() > LONGEST) {
      throw new Refused(422, call.problemOf("q", "value.too-long", LONGEST));
    }
    if (asked.length() < SHORTEST) {
      return Reply.ok(new Found(List.of(), false));
    }
    return Reply.ok(new Search(installed.directory(call), asked).found());
  }

  /** One search: each kind is read only until there are enough. */
  private static final class Search {
    private final SchoolDirectory directory;
    private final List<String> words;
    private final List<FoundPerson> found = new ArrayList<>();
    private boolean more;

    Search(SchoolDirectory directory, String asked) {
      this.directory = directory;
      this.words = List.of(SelectedRows.folded(asked).split("\\s+"));
    }

    Found found() {
      read(directory.families().flatMap(this::guardians));
      read(directory.pupils().filter(p -> fits(p.person())).map(Search::pupil));
      read(directory.adults().filter(a -> fits(a.person())).map(Search::adult));
      read(directory.applicants().flatMap(this::applicant));
      found.sort(Comparator.comparing(FoundPerson::name).thenComparing(FoundPerson::record));
      return new Found(List.copyOf(found), more);
    }

    private void read(Stream<FoundPerson> kind) {
      try (kind) {
        List<FoundPerson> some = kind.limit(OF_A_KIND + 1L).toList();
        more |= some.size() > OF_A_KIND;
        found.addAll(some.subList(0, Math.min(OF_A_KIND, some.size())));
      }
    }

    /** Every word begins one of the names. */
    private boolean fits(Person person) {
      String names = " " + SelectedRows.folded(person.displayName()).replace('-', ' ');
      return !person.deceased() && words.stream().allMatch(word -> names.contains(" " + word));
    }

    private Stream<FoundPerson> guardians(Family family) {
      List<Guardian> fitting = family.guardians().stream().filter(g -> fits(g.person())).toList();
      if (fitting.isEmpty()) {
        return Stream.empty();
      }
      String children =
          family.pupilIds().stream()
              .map(directory::pupil)
              .flatMap(Optional::stream)
              .map(pupil -> withClass(pupil))
              .collect(Collectors.joining(", "));
      return fitting.stream().map(g -> of(g.person(), family.ref(), role(g.role()), children));
    }

    private static String withClass(Pupil pupil) {
      String firstName = pupil.person().firstName();
      return pupil
          .current()
          .map(Enrolment::className)
          .filter(name -> !name.isEmpty())
          .map(name -> firstName + " (" + name + ")")
          .orElse(firstName);
    }

    private static FoundPerson pupil(Pupil pupil) {
      String className = pupil.current().map(Enrolment::className).orElse("");
      return of(pupil.person(), pupil.ref(), RecipientRole.PUPIL, className);
    }

    private static FoundPerson adult(Adult adult) {
      return of(adult.person(), adult.ref(), RecipientRole.ADULT, adult.function());
    }

    private Stream<FoundPerson> applicant(Applicant applicant) {
      Stream<FoundPerson> child =
          fits(applicant.person())
              ? Stream.of(
                  of(
                      applicant.person(),
                      applicant.ref(),
                      RecipientRole.APPLICANT,
                      applicant.level()))
              : Stream.empty();
      Stream<FoundPerson> guardians =
          applicant.guardians().stream()
              .filter(g -> fits(g.person()))
              .map(
                  g ->
                      of(
                          g.person(),
                          applicant.ref(),
                          RecipientRole.APPLICANT,
                          applicant.person().displayName()));
      return Stream.concat(guardians, child);
    }

    private static RecipientRole role(GuardianRole role) {
      return switch (role) {
        case RESPONSABLE_1 -> RecipientRole.RESPONSABLE_1;
        case SPOUSE -> RecipientRole.SPOUSE;
        case RESPONSABLE_2 -> RecipientRole.RESPONSABLE_2;
      };
    }

    private static FoundPerson of(
        Person person, RecordRef record, RecipientRole role, String about) {
      return new FoundPerson(record.toString(), person.id(), person.displayName(), role, about);
    }
  }

  /**
   * Who was found.
   *
   * @param more whether there are others; a longer name finds them
   */
  record Found(List<FoundPerson> people, boolean more) {}

  /**
   * Somebody.
   *
   * @param record where the person was found
   * @param person the host's id
   * @param about what tells namesakes apart: the children with their classes, the class, the
   *     function; may be empty
   */
  record FoundPerson(String record, String person, String name, RecipientRole role, String about) {}
}
