package sms.api.selection;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import sms.api.host.Adult;
import sms.api.host.Applicant;
import sms.api.host.Family;
import sms.api.host.Guardian;
import sms.api.host.Person;
import sms.api.host.Pupil;

/**
 * What a filter is asked about: somebody who may get an SMS, and whom it would be about. A switch
 * over the kinds is exhaustive.
 */
public sealed interface Candidate {
  /** The person it is about: age and gender are asked of this one. */
  Person person();

  /**
   * The person who would get the SMS: the portal account, <i>Ne pas envoyer de SMS</i> and the
   * language to write in are asked of this one.
   */
  Person addressee();

  /**
   * A guardian of a family and one of its pupils: the guardian is selected when the filters hold
   * for at least one pupil, so « 3e A and boarder » means one child who is both.
   *
   * @param pupil empty for a family without pupils
   * @param guardian one of the family's guardians
   */
  record FamilyPair(Family family, Optional<Pupil> pupil, Guardian guardian) implements Candidate {
    public FamilyPair {
      requireNonNull(family, "family");
      requireNonNull(pupil, "pupil");
      requireNonNull(guardian, "guardian");
    }

    /** Through responsable 1. */
    public FamilyPair(Family family, Optional<Pupil> pupil) {
      this(family, pupil, family.guardians().get(0));
    }

    @Override
    public Person addressee() {
      return guardian.person();
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

    @Override
    public Person addressee() {
      return person();
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

    @Override
    public Person addressee() {
      return person();
    }
  }

  /**
   * An applicant, through one of those who asked.
   *
   * @param guardian empty when nobody but the applicant is known
   */
  record OfApplicant(Applicant applicant, Optional<Guardian> guardian) implements Candidate {
    public OfApplicant {
      requireNonNull(applicant, "applicant");
      requireNonNull(guardian, "guardian");
    }

    @Override
    public Person person() {
      return applicant.person();
    }

    @Override
    public Person addressee() {
      return guardian.map(Guardian::person).orElseGet(applicant::person);
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
