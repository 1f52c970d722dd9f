package sms.host.demo.internal.web;

import java.util.Optional;
import java.util.stream.Stream;
import sms.api.host.Adult;
import sms.api.host.Applicant;
import sms.api.host.Family;
import sms.api.host.Person;
import sms.api.host.PortalAccount;
import sms.api.host.Pupil;
import sms.api.host.School;
import sms.api.host.SchoolDirectory;
import sms.host.demo.internal.portal.DemoPortal;

/** The school's files, with the accounts of the portal as they are now. */
record PortalDirectory(SchoolDirectory files, DemoPortal portal) implements SchoolDirectory {
  @Override
  public School school() {
    return files.school();
  }

  @Override
  public Stream<Family> families() {
    return files.families();
  }

  @Override
  public Stream<Pupil> pupils() {
    return files.pupils();
  }

  @Override
  public Stream<Adult> adults() {
    return files.adults();
  }

  @Override
  public Stream<Applicant> applicants() {
    return files.applicants();
  }

  @Override
  public Optional<Family> family(String id) {
    return files.family(id);
  }

  @Override
  public Optional<Pupil> pupil(String id) {
    return files.pupil(id);
  }

  @Override
  public Optional<Adult> adult(String id) {
    return files.adult(id);
  }

  @Override
  public Optional<Applicant> applicant(String id) {
    return files.applicant(id);
  }

  @Override
  public Optional<Person> person(String id) {
    return files.person(id);
  }

  @Override
  public Optional<PortalAccount> portalAccount(String personId) {
    return portal.shown(personId);
  }
}
