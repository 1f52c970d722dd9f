package sms.selection.internal;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import sms.api.host.Applicant;
import sms.api.host.Family;
import sms.api.host.Guardian;
import sms.api.host.Pupil;
import sms.api.host.RecordRef;
import sms.api.host.SchoolDirectory;
import sms.api.selection.RecipientRole;
import sms.selection.internal.Match.Obstacle;

/**
 * Everybody who can be written to from one record: all guardians of a family; a pupil and the
 * guardians; an adult; those who asked for an applicant and the applicant. Somebody who opens the
 * record of a pupil who has left means that pupil, so leaving is no obstacle here.
 */
final class RecordSearch {
  private final SchoolDirectory directory;
  private final Consumer<Match> found;

  /**
   * A search.
   *
   * @param found told each match
   */
  RecordSearch(SchoolDirectory directory, Consumer<Match> found) {
    this.directory = directory;
    this.found = found;
  }

  /**
   * Tells of them.
   *
   * @return the record's name, as a list shows it; empty when there is no such record
   */
  Optional<String> search(RecordRef record) {
    return switch (record.type()) {
      case FAMILY -> directory.family(record.id()).map(this::family);
      case PUPIL -> directory.pupil(record.id()).map(this::pupil);
      case ADULT ->
          directory
              .adult(record.id())
              .map(
                  adult -> {
                    found.accept(Roles.match(adult));
                    return adult.person().displayName();
                  });
      case APPLICANT -> directory.applicant(record.id()).map(this::applicant);
    };
  }

  private String family(Family family) {
    List<Pupil> pupils =
        family.pupilIds().stream().map(directory::pupil).flatMap(Optional::stream).toList();
    for (Guardian guardian : family.guardians()) {
      if (pupils.isEmpty()) {
        found.accept(match(family, guardian, Optional.empty()));
      }
      pupils.forEach(pupil -> found.accept(match(family, guardian, Optional.of(pupil))));
    }
    return family.name();
  }

  private static Match match(Family family, Guardian guardian, Optional<Pupil> pupil) {
    Obstacle obstacle = guardian.legalRights() ? Obstacle.NONE : Obstacle.NO_RIGHTS;
    return new Match(
        guardian.person(),
        Roles.of(guardian.role()),
        family.ref(),
        pupil.map(p -> p.person().id()),
        pupil.map(p -> p.person().deceased()).orElse(false) ? Obstacle.CHILD_DECEASED : obstacle);
  }

  private String pupil(Pupil pupil) {
    found.accept(
        new Match(
            pupil.person(),
            RecipientRole.PUPIL,
            pupil.ref(),
            Optional.of(pupil.person().id()),
            Obstacle.NONE));
    directory
        .family(pupil.familyId())
        .ifPresent(
            family ->
                family
                    .guardians()
                    .forEach(
                        guardian -> found.accept(match(family, guardian, Optional.of(pupil)))));
    return pupil.person().displayName();
  }

  private String applicant(Applicant applicant) {
    applicant.guardians().forEach(guardian -> found.accept(Roles.match(applicant, guardian)));
    found.accept(Roles.match(applicant));
    return applicant.person().displayName();
  }
}
