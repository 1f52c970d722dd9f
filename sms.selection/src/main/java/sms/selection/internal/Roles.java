package sms.selection.internal;

import java.util.Optional;
import sms.api.host.Adult;
import sms.api.host.Applicant;
import sms.api.host.Guardian;
import sms.api.host.GuardianRole;
import sms.api.selection.RecipientRole;
import sms.selection.internal.Match.Obstacle;

/** In which quality somebody is written to. */
final class Roles {
  private Roles() {}

  static RecipientRole of(GuardianRole role) {
    return switch (role) {
      case RESPONSABLE_1 -> RecipientRole.RESPONSABLE_1;
      case SPOUSE -> RecipientRole.SPOUSE;
      case RESPONSABLE_2 -> RecipientRole.RESPONSABLE_2;
    };
  }

  /** An adult, about nobody's child. */
  static Match match(Adult adult) {
    return new Match(
        adult.person(), RecipientRole.ADULT, adult.ref(), Optional.empty(), Obstacle.NONE);
  }

  /** The applicant's own number. */
  static Match match(Applicant applicant) {
    return new Match(
        applicant.person(),
        RecipientRole.APPLICANT,
        applicant.ref(),
        Optional.of(applicant.person().id()),
        Obstacle.NONE);
  }

  /** One of those who asked for the enrolment. */
  static Match match(Applicant applicant, Guardian guardian) {
    return new Match(
        guardian.person(),
        RecipientRole.APPLICANT,
        applicant.ref(),
        Optional.of(applicant.person().id()),
        applicant.person().deceased()
            ? Obstacle.CHILD_DECEASED
            : guardian.legalRights() ? Obstacle.NONE : Obstacle.NO_RIGHTS);
  }
}
