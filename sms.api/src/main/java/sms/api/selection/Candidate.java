package sms.api.selection;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import sms.api.host.Adult;
import sms.api.host.Applicant;
import sms.api.host.Family;
import sms.api.host.Person;
import sms.api.host.Pupil;

/** What a filter is asked about. A switch over the kinds is exhaustive. */
public sealed interface Candidate {
  /** The person that age, gender, language and the like are asked of. */
  Person person();

  /**
   * A family through one of its pupils: a family is selected when the filters hold for at least one
   * pair, so « 3e A and boarder » means one child who is both.
   *
   * @param pupil empty for a family without pupils
   */
  record FamilyPair(Family family, Optional<Pupil> pupil) implements Candidate {
    public FamilyPair {
      requireNonNull(family, "family");
      requireNonNull(pupil, "pupil");
    }

    @Override
    public Person person() {
      return pupil.map(Pupil::person).orElseGet(() -> family.guardians().get(0).person());
    }
  }

  /**
   * A pupil.
   *
   * @param family empty when the host has lost it
   */
  record OfPupil(Pupil pupil, Optional<Family> family) implements Candidate {
    public OfPupil {
      requireNonNull(pupil, "pupil");
      requireNonNull(family, "family");
    }

    @Override
    public Person person() {
      return pupil.person();
    }
  }

  /** An adult. */
  record OfAdult(Adult adult) implements Candidate {
    public OfAdult {
      requireNonNull(adult, "adult");
    }

    @Override
    public Person person() {
      return adult.person();
    }
  }

  /** An applicant. */
  record OfApplicant(Applicant applicant) implements Candidate {
    public OfApplicant {
      requireNonNull(applicant, "applicant");
    }

    @Override
    public Person person() {
      return applicant.person();
    }
  }

  /** The pupil in question, when there is one. */
  default Optional<Pupil> aboutPupil() {
    if (this instanceof FamilyPair pair) {
      return pair.pupil();
    }
    return this instanceof OfPupil p ? Optional.of(p.pupil()) : Optional.empty();
  }

  /** The family in question, when there is one. */
  default Optional<Family> aboutFamily() {
    if (this instanceof FamilyPair pair) {
      return Optional.of(pair.family());
    }
    return this instanceof OfPupil p ? p.family() : Optional.empty();
  }
}
