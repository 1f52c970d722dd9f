package sms.selection.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import sms.api.host.Adult;
import sms.api.host.Applicant;
import sms.api.host.Family;
import sms.api.host.Guardian;
import sms.api.host.Pupil;
import sms.api.host.RecordType;
import sms.api.host.SchoolDirectory;
import sms.api.selection.Candidate;
import sms.api.selection.RecipientRole;
import sms.selection.internal.Match.Obstacle;

/** Goes once through the records of a source and notes who fits. */
final class GroupSearch {
  private final SchoolDirectory directory;
  private final LocalDate today;
  private final Criteria criteria;
  private final Circle circle;
  private final Roster roster;

  /**
   * Which of a family's adults are asked for.
   *
   * @param spouses also the one who lives with responsable 1
   * @param secondGuardians also the parent in another home
   */
  record Circle(boolean spouses, boolean secondGuardians) {
    /**
     * Whether that guardian of a family is one of them. « Conjoints » means the other adult of
     * responsable 1's home, « Responsable 2 » the parent in another home (the guide: « dans le cas
     * de parent séparé »). So a responsable 2 who is not separated comes with the spouses: that
     * home would otherwise be the only one with two adults that « Conjoints » did not reach.
     */
    boolean includes(Guardian guardian, boolean separated) {
      return switch (guardian.role()) {
        case RESPONSABLE_1 -> true;
        case SPOUSE -> spouses;
        case RESPONSABLE_2 -> separated ? secondGuardians : spouses;
      };
    }
  }

  GroupSearch(
      SchoolDirectory directory, LocalDate today, Criteria criteria, Circle circle, Roster roster) {
    this.directory = directory;
    this.today = today;
    this.criteria = criteria;
    this.circle = circle;
    this.roster = roster;
  }

  void search(RecordType source) {
    switch (source) {
      case FAMILY -> {
        try (Stream<Family> families = directory.families()) {
          families.forEach(this::family);
        }
      }
      case PUPIL -> {
        try (Stream<Pupil> pupils = directory.pupils()) {
          pupils.forEach(this::pupil);
        }
      }
      case ADULT -> {
        try (Stream<Adult> adults = directory.adults()) {
          adults.forEach(this::adult);
        }
      }
      case APPLICANT -> {
        try (Stream<Applicant> applicants = directory.applicants()) {
          applicants.forEach(this::applicant);
        }
      }
    }
  }

  private void family(Family family) {
    List<Optional<Pupil>> children = children(family);
    for (Guardian guardian : family.guardians()) {
      if (circle.includes(guardian, family.separated())) {
        for (Optional<Pupil> child : children) {
          if (criteria.test().test(new Candidate.FamilyPair(family, child, guardian))) {
            roster.add(
                new Match(
                    guardian.person(),
                    Roles.of(guardian.role()),
                    family.ref(),
                    child.map(c -> c.person().id()),
                    obstacle(guardian, child)));
          }
        }
      }
    }
  }

  /** Never empty: a family without pupils is asked about without one. */
  private List<Optional<Pupil>> children(Family family) {
    List<Optional<Pupil>> children = new ArrayList<>(family.pupilIds().size());
    for (String id : family.pupilIds()) {
      Optional<Pupil> child = directory.pupil(id);
      if (child.isPresent()) {
        children.add(child);
      }
    }
    return children.isEmpty() ? List.of(Optional.empty()) : children;
  }

  private Obstacle obstacle(Guardian guardian, Optional<Pupil> child) {
    if (child.map(c -> c.person().deceased()).orElse(false)) {
      return Obstacle.CHILD_DECEASED;
    }
    if (!guardian.legalRights()) {
      return Obstacle.NO_RIGHTS;
    }
    return child.map(this::hasLeft).orElse(false) ? Obstacle.CHILD_LEFT : Obstacle.NONE;
  }

  private boolean hasLeft(Pupil pupil) {
    return !criteria.reachesLeavers() && Presence.left(pupil, today);
  }

  private void pupil(Pupil pupil) {
    if (criteria.test().test(new Candidate.OfPupil(pupil, directory.family(pupil.familyId())))) {
      roster.add(
          new Match(
              pupil.person(),
              RecipientRole.PUPIL,
              pupil.ref(),
              Optional.of(pupil.person().id()),
              hasLeft(pupil) ? Obstacle.CHILD_LEFT : Obstacle.NONE));
    }
  }

  private void adult(Adult adult) {
    if (criteria.test().test(new Candidate.OfAdult(adult))) {
      roster.add(Roles.match(adult));
    }
  }

  private void applicant(Applicant applicant) {
    if (applicant.guardians().isEmpty()
        && criteria.test().test(new Candidate.OfApplicant(applicant, Optional.empty()))) {
      roster.add(Roles.match(applicant));
    }
    for (int i = 0; i < applicant.guardians().size(); i++) {
      Guardian guardian = applicant.guardians().get(i);
      // nothing is known of the homes of those who asked: responsable 2 counts as the other home
      if ((i == 0 || circle.includes(guardian, true))
          && criteria.test().test(new Candidate.OfApplicant(applicant, Optional.of(guardian)))) {
        roster.add(Roles.match(applicant, guardian));
      }
    }
  }
}
