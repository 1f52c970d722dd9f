package sms.selection.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static sms.selection.internal.Selecting.presence;
import static sms.selection.internal.Selecting.term;
import static sms.selection.internal.TestSchool.enrolment;
import static sms.selection.internal.TestSchool.left;
import static sms.selection.internal.TestSchool.person;

import java.util.Map;
import org.junit.jupiter.api.Test;
import sms.api.host.Adult;
import sms.api.host.Guardian;
import sms.api.host.GuardianRole;
import sms.api.host.RecordRef;
import sms.api.host.RecordType;
import sms.api.selection.Recipient;
import sms.api.selection.RecipientRole;

class OtherSourcesTest {
  private final TestSchool school = new TestSchool();

  @Test
  void pupilsAreWrittenToOnTheirOwnMobiles() {
    school
        .addFamily("POTTER")
        .responsable1("James", "06 12 34 56 01")
        .child(person("POTTER", "Harry", "07 81 23 45 67"), enrolment("3e A"))
        .child(person("POTTER", "Albus", ""), enrolment("3e A"))
        .child(person("POTTER", "Lily", "07 81 23 45 68"), left(enrolment("3e A"), "2026-10-01"));

    Selecting pupils = Selecting.in(school).pupils().where(term("class", "3e A"));
    Recipient harry = pupils.row("P:Harry");
    assertThat(harry.role()).isEqualTo(RecipientRole.PUPIL);
    assertThat(harry.record()).contains(new RecordRef(RecordType.PUPIL, "Harry"));
    assertThat(harry.pupilIds()).containsExactly("Harry");
    assertThat(pupils.ignored())
        .isEqualTo(Map.of("POTTER Albus", "NO_MOBILE", "POTTER Lily", "LEFT_SCHOOL"));
    assertThat(Selecting.in(school).pupils().where(presence("LEFT", "2026-11-24")).names())
        .containsExactly("POTTER Lily");
  }

  @Test
  void siblingsWithTheMothersNumberStayTwoRows() {
    school
        .addFamily("POTTER")
        .responsable1("James", "06 12 34 56 01")
        .child(person("POTTER", "Harry", "06 12 34 56 01"), enrolment("3e A"))
        .child(person("POTTER", "Albus", "06 12 34 56 01"), enrolment("3e A"));

    assertThat(Selecting.in(school).pupils().names())
        .containsExactly("POTTER Albus", "POTTER Harry");
  }

  @Test
  void adultsAreAboutNobodysChild() {
    school.addAdult(Adult.Kind.STAFF, person("McGONAGALL", "Minerva", "06 12 34 56 01"));
    school.addAdult(Adult.Kind.OTHER, person("HAGRID", "Rubeus", "01 45 67 89 10"));

    Recipient minerva = Selecting.in(school).adults().row("P:Minerva");
    assertThat(minerva.role()).isEqualTo(RecipientRole.ADULT);
    assertThat(minerva.pupilIds()).isEmpty();
    assertThat(Selecting.in(school).adults().ignored())
        .isEqualTo(Map.of("HAGRID Rubeus", "LANDLINE"));
  }

  @Test
  void forAnApplicantWhoAskedIsWrittenToElseTheApplicant() {
    school.addApplicant(
        person("LOVEGOOD", "Luna", "06 12 34 56 01"),
        "6e",
        new Guardian(
            person("LOVEGOOD", "Xenophilius", "06 12 34 56 02"), GuardianRole.RESPONSABLE_1, true),
        new Guardian(person("LOVEGOOD", "Pandora", "06 12 34 56 03"), GuardianRole.SPOUSE, true),
        new Guardian(
            person("LOVEGOOD", "Ida", "06 12 34 56 04"), GuardianRole.RESPONSABLE_2, false));
    school.addApplicant(person("RIDDLE", "Tom", "06 12 34 56 05"), "6e");

    assertThat(Selecting.in(school).applicants().names())
        .containsExactly("LOVEGOOD Xenophilius", "RIDDLE Tom");
    assertThat(Selecting.in(school).applicants().withSpouses().names())
        .containsExactly("LOVEGOOD Pandora", "LOVEGOOD Xenophilius", "RIDDLE Tom");
    assertThat(Selecting.in(school).applicants().withSecondGuardians().ignored())
        .isEqualTo(Map.of("LOVEGOOD Ida", "NO_RIGHTS"));
    Recipient xenophilius = Selecting.in(school).applicants().row("P:Xenophilius");
    assertThat(xenophilius.role()).isEqualTo(RecipientRole.APPLICANT);
    assertThat(xenophilius.record()).contains(new RecordRef(RecordType.APPLICANT, "Luna"));
    assertThat(xenophilius.pupilIds()).containsExactly("Luna");
  }

  @Test
  void whoAskedAloneIsWrittenToInWhateverPlace() {
    school.addApplicant(
        person("RIDDLE", "Tom", ""),
        "6e",
        new Guardian(
            person("GAUNT", "Merope", "06 12 34 56 05"), GuardianRole.RESPONSABLE_2, true));

    assertThat(Selecting.in(school).applicants().names()).containsExactly("GAUNT Merope");
  }

  @Test
  void aFilterThatMakesNoSenseForTheSourceKeepsNobody() {
    school.addAdult(Adult.Kind.STAFF, person("McGONAGALL", "Minerva", "06 12 34 56 01"));
    school.addFamily("POTTER").responsable1("James", "06 12 34 56 01").child("Harry", "3e A");

    assertThat(Selecting.in(school).adults().where(term("class", "3e A")).names()).isEmpty();
  }
}
