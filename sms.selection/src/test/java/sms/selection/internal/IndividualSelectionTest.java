package sms.selection.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static sms.selection.internal.TestSchool.enrolment;
import static sms.selection.internal.TestSchool.left;
import static sms.selection.internal.TestSchool.optedOut;
import static sms.selection.internal.TestSchool.person;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sms.api.host.Adult;
import sms.api.host.GuardianRole;
import sms.api.host.RecordType;
import sms.api.host.Right;
import sms.api.selection.Recipient;

class IndividualSelectionTest {
  private final TestSchool school = new TestSchool();

  IndividualSelectionTest() {
    school
        .addFamily("POTTER")
        .responsable1("James", "06 12 34 56 01")
        .guardian(GuardianRole.SPOUSE, optedOut(person("POTTER", "Lily", "06 12 34 56 02")), true)
        .separatedFrom("Petunia", "")
        .child(person("POTTER", "Harry", "06 12 34 56 01"), enrolment("3e A"))
        .child("Albus", "4e A");
    school.addAdult(Adult.Kind.STAFF, person("SNAPE", "Severus", "06 12 34 56 09"));
  }

  @Test
  void everyGuardianOfAFamilyIsListedTheFlaggedOneUnticked() {
    Selecting family = Selecting.in(school).record(RecordType.FAMILY, "POTTER");

    assertThat(family.names()).containsExactly("POTTER James", "POTTER Lily");
    assertThat(family.row("P:James").ticked()).isTrue();
    assertThat(family.row("P:James").pupilIds()).containsExactly("Harry", "Albus");
    assertThat(family.row("P:Lily").ticked()).isFalse();
    assertThat(family.row("P:Lily").noSms()).isTrue();
    assertThat(family.ignored()).isEqualTo(Map.of("POTTER Petunia", "NO_MOBILE"));
    assertThat(family.selection().explanation()).isEqualTo("Fiche de la famille POTTER");
  }

  @Test
  void whoHoldsTheRightMayTickTheFlaggedOne() {
    Recipient lily =
        Selecting.in(school)
            .record(RecordType.FAMILY, "POTTER")
            .ticking("P:Lily")
            .byAUserWho(Right.SEND, Right.OVERRIDE_NO_SMS)
            .row("P:Lily");

    assertThat(lily.ticked()).isTrue();
    assertThat(lily.noSms()).isTrue();
  }

  @Test
  void whoLacksTheRightIsToldToUntick() {
    Selecting family =
        Selecting.in(school).record(RecordType.FAMILY, "POTTER").ticking("P:Lily", "P:James");

    assertThat(family.problems()).containsExactly("tickedKeys: override.right");
    assertThat(family.invalid().get(0).message())
        .isEqualTo(
            "POTTER Lily ne souhaite pas recevoir de SMS, et vous n’avez pas le droit de passer"
                + " outre\u00a0: décochez la ligne.");
  }

  @Test
  void fromAPupilThePupilAndTheGuardiansAreListedAboutThatPupil() {
    Selecting albus = Selecting.in(school).record(RecordType.PUPIL, "Albus");

    assertThat(albus.names()).containsExactly("POTTER James", "POTTER Lily");
    assertThat(albus.row("P:James").pupilIds()).containsExactly("Albus");
    assertThat(albus.ignored())
        .isEqualTo(Map.of("POTTER Albus", "NO_MOBILE", "POTTER Petunia", "NO_MOBILE"));
  }

  @Test
  void aPupilWhoseCellIsTheFathersNamesHim() {
    Selecting harry = Selecting.in(school).record(RecordType.PUPIL, "Harry");

    assertThat(harry.row("P:Harry").others())
        .extracting(Recipient.Sharer::name)
        .containsExactly("POTTER James");
    assertThat(harry.ignored()).doesNotContainKey("POTTER Harry");
  }

  @Test
  void anUntickedRowNeverTakesTheSmsFromSomebodyWhoShallGetIt() {
    TestSchool other = new TestSchool();
    other
        .addFamily("POTTER")
        .guardian(
            GuardianRole.RESPONSABLE_1, optedOut(person("POTTER", "James", "06 12 34 56 01")), true)
        .spouse("Lily", "06 12 34 56 01")
        .child("Harry", "3e A");

    assertThat(Selecting.in(other).record(RecordType.FAMILY, "POTTER").row("P:Lily").ticked())
        .isTrue();
  }

  @Test
  void aNumberTypedToARecordIsNotSwallowedByAnUntickedRow() {
    Selecting family =
        Selecting.in(school).record(RecordType.FAMILY, "POTTER").typing("06 12 34 56 02");

    assertThat(family.row("N:+33612345602").ticked()).isTrue();
    assertThat(family.row("N:+33612345602").others())
        .extracting(Recipient.Sharer::name)
        .containsExactly("POTTER Lily");
  }

  @Test
  void aPupilWhoLeftCanBeWrittenToFromTheRecord() {
    school
        .addFamily("WOOD")
        .responsable1("Angus", "06 12 34 56 07")
        .child(person("WOOD", "Oliver", ""), left(enrolment("Tle A"), "2026-10-01"));

    assertThat(Selecting.in(school).record(RecordType.PUPIL, "Oliver").names())
        .containsExactly("WOOD Angus");
  }

  @Test
  void aGuardianWithoutRightsStaysIgnoredEvenWhenTicked() {
    school
        .addFamily("BLACK")
        .responsable1("Walburga", "06 12 34 56 07")
        .guardian(GuardianRole.SPOUSE, optedOut(person("BLACK", "Orion", "06 12 34 56 08")), false)
        .child("Sirius", "3e A");

    Selecting family =
        Selecting.in(school)
            .record(RecordType.FAMILY, "BLACK")
            .ticking("P:Orion")
            .byAUserWho(Right.SEND, Right.OVERRIDE_NO_SMS);
    assertThat(family.names()).containsExactly("BLACK Walburga");
    assertThat(family.ignored()).isEqualTo(Map.of("BLACK Orion", "NO_RIGHTS"));
  }

  @Test
  void anAdultsRecordListsTheAdult() {
    assertThat(Selecting.in(school).record(RecordType.ADULT, "Severus").names())
        .containsExactly("SNAPE Severus");
  }

  @Test
  void anUnknownRecordIsAProblemInTheUsersLanguage() {
    Selecting ghost = Selecting.in(school).record(RecordType.FAMILY, "RIDDLE");

    assertThat(ghost.problems()).containsExactly("record: record.unknown");
    assertThat(ghost.inLanguage(Locale.ENGLISH).invalid().get(0).message())
        .startsWith("There is no such family");
  }
}
