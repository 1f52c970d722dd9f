package sms.selection.internal.filter;

import java.util.Optional;
import sms.api.host.Person;
import sms.api.host.Pupil;
import sms.api.selection.Candidate;

/** Whom an SMS would be about. */
final class Subject {
  private Subject() {}

  /** The pupil, adult or applicant; empty for a family without pupils. */
  static Optional<Person> of(Candidate candidate) {
    return candidate instanceof Candidate.FamilyPair pair
        ? pair.pupil().map(Pupil::person)
        : Optional.of(candidate.person());
  }
}
