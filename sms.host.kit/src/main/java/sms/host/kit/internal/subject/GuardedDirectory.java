package sms.host.kit.internal.subject;

import static sms.host.kit.internal.subject.Answers.given;

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

/** The host's directory, whose nulls are told by the method that gave them. */
record GuardedDirectory(SchoolDirectory host) implements SchoolDirectory {
  @Override
  public School school() {
    return given("school()", host.school());
  }

  @Override
  public Stream<Family> families() {
    return each("families()", host.families());
  }

  @Override
  public Stream<Pupil> pupils() {
    return each("pupils()", host.pupils());
  }

  @Override
  public Stream<Adult> adults() {
    return each("adults()", host.adults());
  }

  @Override
  public Stream<Applicant> applicants() {
    return each("applicants()", host.applicants());
  }

  private static <T> Stream<T> each(String method, Stream<T> answer) {
    return given(method, answer).map(element -> given(method, element));
  }

  @Override
  public Optional<Family> family(String id) {
    return given("family(id)", host.family(id));
  }

  @Override
  public Optional<Pupil> pupil(String id) {
    return given("pupil(id)", host.pupil(id));
  }

  @Override
  public Optional<Adult> adult(String id) {
    return given("adult(id)", host.adult(id));
  }

  @Override
  public Optional<Applicant> applicant(String id) {
    return given("applicant(id)", host.applicant(id));
  }

  @Override
  public Optional<Person> person(String id) {
    return given("person(id)", host.person(id));
  }

  @Override
  public Optional<PortalAccount> portalAccount(String personId) {
    return given("portalAccount(id)", host.portalAccount(personId));
  }
}
