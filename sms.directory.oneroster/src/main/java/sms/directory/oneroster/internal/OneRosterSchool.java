package sms.directory.oneroster.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import sms.api.host.Adult;
import sms.api.host.Person;
import sms.api.host.Pupil;
import sms.api.host.School;
import sms.directory.internal.family.Families;
import sms.directory.internal.family.Link;
import sms.directory.internal.live.SchoolSettings;
import sms.directory.internal.live.SchoolSnapshot;
import sms.directory.internal.live.SnapshotReader;
import sms.directory.internal.report.Problems;
import sms.directory.internal.report.Texts;
import sms.directory.internal.source.SourceFiles;
import sms.directory.oneroster.internal.Users.User;

/**
 * Reads a bulk export of OneRoster 1.1 or 1.2 and finds all that is wrong in one pass. How its
 * words become ours is in docs/demo-data.md.
 */
final class OneRosterSchool implements SnapshotReader {
  private final SchoolSettings settings;
  private final Clock clock;

  OneRosterSchool(SchoolSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public Optional<SchoolSnapshot> read(SourceFiles source, Problems problems, Problems remarks) {
    RosterFiles files = new RosterFiles(source, problems);
    Manifest manifest = Manifest.read(files);
    if (!problems.none()) {
      return Optional.empty();
    }
    Orgs orgs = Orgs.read(files);
    SchoolYears years = SchoolYears.read(files);
    Classes classes = Classes.read(files, orgs, years);
    Users users = Users.read(files, manifest.rolesApart());
    Map<String, Set<Role>> roles = users.roles(files);
    Demographics demographics =
        Demographics.read(files, users, manifest.has(Demographics.NAME, files));
    Enrollments enrollments = Enrollments.read(files, users, classes, years);
    School probe = settings.school(orgs.name(), "", OneRosterConfiguration.PID, problems);
    if (!problems.none()) {
      return Optional.empty();
    }
    int year = years.current(LocalDate.now(clock.withZone(probe.zone())));
    School school =
        settings.school(orgs.name(), SchoolYears.label(year), OneRosterConfiguration.PID, problems);
    return Optional.of(
        new Assembly(users, roles, demographics, enrollments, year, school, remarks).snapshot());
  }

  /** What was read, put together. */
  private static final class Assembly {
    private final Users users;
    private final Map<String, Set<Role>> roles;
    private final Enrollments enrollments;
    private final int year;
    private final School school;
    private final Problems remarks;
    private final Map<String, Person> people = new HashMap<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private final Map<String, List<String>> guardiansOf = new HashMap<>();
    private final Families families = new Families();

    Assembly(
        Users users,
        Map<String, Set<Role>> roles,
        Demographics demographics,
        Enrollments enrollments,
        int year,
        School school,
        Problems remarks) {
      this.users = users;
      this.roles = roles;
      this.enrollments = enrollments;
      this.year = year;
      this.school = school;
      this.remarks = remarks;
      for (User user : users.all()) {
        people.put(user.id(), user.person(demographics.of(user.id()), school.locale()));
        lines.put(user.id(), user.line());
      }
      // Either side may name the other: the specification asks for both, exports don't.
      for (User user : users.all()) {
        if (roles(user.id()).stream().anyMatch(Role::family)) {
          user.agents()
              .forEach(
                  pupil ->
                      guardiansOf.computeIfAbsent(pupil, key -> new ArrayList<>()).add(user.id()));
        }
      }
    }

    private Set<Role> roles(String user) {
      return roles.getOrDefault(user, Set.of());
    }

    SchoolSnapshot snapshot() {
      List<Pupil> pupils =
          users.all().stream()
              .filter(user -> roles(user.id()).contains(Role.STUDENT))
              .map(this::pupil)
              .toList();
      return SchoolSnapshot.of(
          school,
          families.all(),
          pupils.stream(),
          users.all().stream().flatMap(user -> adult(user).stream()),
          Stream.empty(),
          Stream.empty());
    }

    private Pupil pupil(User user) {
      Set<String> adults = new LinkedHashSet<>(user.agents());
      adults.addAll(guardiansOf.getOrDefault(user.id(), List.of()));
      List<Link> links =
          adults.stream()
              .filter(adult -> roles(adult).stream().anyMatch(Role::family))
              .map(this::link)
              .toList();
      Person person = person(user.id());
      String family =
          families.add(
              person,
              links,
              false,
              adult -> remarks.add(Users.NAME, line(adult.id()), "adult.left.out", user.id()));
      if (links.isEmpty()) {
        remarks.add(Users.NAME, user.line(), "pupil.no.adult", user.id());
      }
      if (!enrollments.has(user.id())) {
        remarks.add(Users.NAME, user.line(), "pupil.no.class", user.id(), Enrollments.NAME);
      }
      return new Pupil(
          person,
          family,
          enrollments.in(year, user.id(), user.grade()),
          enrollments.in(year - 1, user.id(), ""),
          enrollments.homeroomIn(year + 1, user.id()));
    }

    private Link link(String adult) {
      boolean rights = roles(adult).stream().anyMatch(Role::rights);
      return new Link(person(adult), rights ? 0 : 1, rights, "", "");
    }

    private Person person(String id) {
      Person person = people.get(id);
      if (person == null) {
        throw new IllegalStateException("agents were checked");
      }
      return person;
    }

    private int line(String id) {
      return lines.getOrDefault(id, 0);
    }

    private Optional<Adult> adult(User user) {
      Texts texts = Texts.of(OneRosterSchool.class, school.locale());
      return roles(user.id()).stream()
          .filter(role -> role != Role.STUDENT && !role.family())
          .min(Role::compareTo)
          .map(role -> new Adult(person(user.id()), Adult.Kind.STAFF, texts.get(role.key())));
    }
  }
}
