package sms.selection.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static sms.selection.internal.Selecting.term;
import static sms.selection.internal.TestSchool.optedOut;
import static sms.selection.internal.TestSchool.person;

import java.util.Map;
import org.junit.jupiter.api.Test;
import sms.api.host.Adult;
import sms.api.host.GuardianRole;
import sms.api.host.RecordType;
import sms.api.selection.RecipientRole;

class PickedPeopleTest {
  private final TestSchool school = new TestSchool();

  PickedPeopleTest() {
    school
        .addFamily("POTTER")
        .responsable1("James", "06 12 34 56 01")
        .guardian(GuardianRole.SPOUSE, optedOut(person("POTTER", "Lily", "06 12 34 56 02")), true)
        .child(person("POTTER", "Harry", "06 12 34 56 03"), TestSchool.enrolment("3e A"))
        .child("Albus", "4e A");
    school.addFamily("WEASLEY").responsable1("Molly", "06 12 34 56 04").child("Ron", "3e B");
    school.addAdult(Adult.Kind.STAFF, person("SNAPE", "Severus", "06 12 34 56 09"));
  }

  @Test
  void somebodyIsAddedToAGroupWhateverTheFilterAndTheSource() {
    Selecting group =
        Selecting.in(school)
            .families()
            .where(term("class", "3e B"))
            .adding(RecordType.FAMILY, "POTTER", "James")
            .adding(RecordType.ADULT, "Severus", "Severus");

    assertThat(group.names()).containsExactly("POTTER James", "SNAPE Severus", "WEASLEY Molly");
    assertThat(group.row("P:James").pupilIds()).containsExactly("Harry", "Albus");
    assertThat(group.row("P:James").role()).isEqualTo(RecipientRole.RESPONSABLE_1);
    assertThat(group.selection().explanation())
        .isEqualTo("Familles de la 3e B, plus 2 personnes ajoutées à la main");
  }

  @Test
  void aloneTheyAreASelectionToo() {
    Selecting harry = Selecting.in(school).adding(RecordType.PUPIL, "Harry", "Harry");

    assertThat(harry.names()).containsExactly("POTTER Harry");
    assertThat(harry.selection().explanation()).isEqualTo("Une personne ajoutée à la main");
    assertThat(harry.typing("06 12 34 56 70").selection().explanation())
        .isEqualTo("Une personne ajoutée à la main, plus un numéro saisi à la main");
  }

  @Test
  void whoIsInTheGroupAlreadyIsNotTwice() {
    Selecting molly = Selecting.in(school).families().adding(RecordType.FAMILY, "WEASLEY", "Molly");

    assertThat(molly.names()).containsExactly("POTTER James", "WEASLEY Molly");
    assertThat(molly.row("P:Molly").pupilIds()).containsExactly("Ron");
  }

  @Test
  void whoWantsNoSmsIsIgnoredAsInEveryGroup() {
    assertThat(Selecting.in(school).adding(RecordType.FAMILY, "POTTER", "Lily").ignored())
        .isEqualTo(Map.of("POTTER Lily", "OPTED_OUT"));
  }

  @Test
  void whoIsNoLongerInTheRecordIsAProblemOfTheRow() {
    Selecting gone =
        Selecting.in(school)
            .adding(RecordType.FAMILY, "POTTER", "James")
            .adding(RecordType.FAMILY, "POTTER", "Molly")
            .adding(RecordType.PUPIL, "Ginny", "Ginny");

    assertThat(gone.problems())
        .containsExactly("people[1]: person.unknown", "people[2]: person.unknown");
  }
}
