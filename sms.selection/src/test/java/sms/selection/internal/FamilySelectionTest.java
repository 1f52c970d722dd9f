package sms.selection.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static sms.selection.internal.Selecting.presence;
import static sms.selection.internal.Selecting.term;
import static sms.selection.internal.TestSchool.deceased;
import static sms.selection.internal.TestSchool.enrolment;
import static sms.selection.internal.TestSchool.left;
import static sms.selection.internal.TestSchool.optedOut;
import static sms.selection.internal.TestSchool.person;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sms.api.host.GuardianRole;
import sms.api.host.Pupil;
import sms.api.host.RecordRef;
import sms.api.host.RecordType;
import sms.api.selection.FilterExpression;
import sms.api.selection.Recipient;
import sms.api.selection.RecipientRole;

class FamilySelectionTest {
  private final TestSchool school = new TestSchool();

  @Test
  void theResponsableIsWrittenToAndNobodyElseUnlessAsked() {
    school
        .addFamily("POTTER")
        .responsable1("James", "06 12 34 56 01")
        .spouse("Lily", "06 12 34 56 02")
        .child("Harry", "3e A");

    assertThat(Selecting.in(school).families().names()).containsExactly("POTTER James");
    Recipient james = Selecting.in(school).families().row("P:James");
    assertThat(james.number().e164()).isEqualTo("+33612345601");
    assertThat(james.role()).isEqualTo(RecipientRole.RESPONSABLE_1);
    assertThat(james.record()).contains(new RecordRef(RecordType.FAMILY, "POTTER"));
    assertThat(james.personId()).contains("James");
    assertThat(james.pupilIds()).containsExactly("Harry");
    assertThat(james.ticked()).isTrue();
    assertThat(james.noSms()).isFalse();
  }

  @Test
  void conjointsAddsTheSpouse() {
    school
        .addFamily("POTTER")
        .responsable1("James", "06 12 34 56 01")
        .spouse("Lily", "06 12 34 56 02")
        .separatedFrom("Petunia", "06 12 34 56 03")
        .child("Harry", "3e A");

    assertThat(Selecting.in(school).families().withSpouses().names())
        .containsExactly("POTTER James", "POTTER Lily");
  }

  @Test
  void responsable2AddsTheParentInTheOtherHome() {
    school
        .addFamily("POTTER")
        .responsable1("James", "06 12 34 56 01")
        .spouse("Lily", "06 12 34 56 02")
        .separatedFrom("Petunia", "06 12 34 56 03")
        .child("Harry", "3e A");

    assertThat(Selecting.in(school).families().withSecondGuardians().names())
        .containsExactly("POTTER James", "POTTER Petunia");
  }

  @Test
  void aResponsable2OfTheSameHomeComesWithTheSpouses() {
    school
        .addFamily("EVANS")
        .responsable1("Rose", "06 12 34 56 01")
        .responsable2("Harold", "06 12 34 56 02")
        .child("Lily", "3e A");

    assertThat(Selecting.in(school).families().withSecondGuardians().names())
        .containsExactly("EVANS Rose");
    assertThat(Selecting.in(school).families().withSpouses().names())
        .containsExactly("EVANS Harold", "EVANS Rose");
  }

  @Test
  void aFamilyIsFoundThroughTheClassOfAnyChildAndTheSmsIsAboutThatChildOnly() {
    school
        .addFamily("WEASLEY")
        .responsable1("Molly", "06 12 34 56 01")
        .child("Ron", "3e A")
        .child("Ginny", "4e B");

    assertThat(
            Selecting.in(school).families().where(term("class", "4e B")).row("P:Molly").pupilIds())
        .containsExactly("Ginny");
  }

  @Test
  void siblingsGiveOneRowWithBothInTheOrderOfTheFamily() {
    school
        .addFamily("WEASLEY")
        .responsable1("Molly", "06 12 34 56 01")
        .child("Ron", "3e A")
        .child("Ginny", "4e B");

    Selecting both = Selecting.in(school).families().where(term("class", "4e B", "3e A"));
    assertThat(both.names()).containsExactly("WEASLEY Molly");
    assertThat(both.row("P:Molly").pupilIds()).containsExactly("Ron", "Ginny");
  }

  @Test
  void twoConditionsMustHoldForTheSameChild() {
    school
        .addFamily("WEASLEY")
        .responsable1("Molly", "06 12 34 56 01")
        .child("Ron", "3e A")
        .child(person("WEASLEY", "Percy", ""), left(enrolment("Tle S"), "2026-10-01"));

    assertThat(
            Selecting.in(school)
                .families()
                .where(term("class", "3e A"), presence("LEFT", "2026-11-24"))
                .selection()
                .matched())
        .isZero();
  }

  @Test
  void aGuardianWithoutRightsIsIgnoredForThatReason() {
    school
        .addFamily("BLACK")
        .responsable1("Walburga", "06 12 34 56 01")
        .guardian(GuardianRole.SPOUSE, person("BLACK", "Orion", "06 12 34 56 02"), false)
        .child("Sirius", "3e A");

    Selecting families = Selecting.in(school).families().withSpouses();
    assertThat(families.names()).containsExactly("BLACK Walburga");
    assertThat(families.ignored()).isEqualTo(Map.of("BLACK Orion", "NO_RIGHTS"));
  }

  @Test
  void whoAsksForNoSmsIsIgnoredInAGroupEvenWhenTicked() {
    school
        .addFamily("BLACK")
        .guardian(
            GuardianRole.RESPONSABLE_1, optedOut(person("BLACK", "Orion", "06 12 34 56 02")), true)
        .child("Sirius", "3e A");

    assertThat(Selecting.in(school).families().ticking("P:Orion").ignored())
        .isEqualTo(Map.of("BLACK Orion", "OPTED_OUT"));
  }

  @Test
  void theFirstReasonInTheOrderOfTheListCounts() {
    school
        .addFamily("BLACK")
        .guardian(
            GuardianRole.RESPONSABLE_1, deceased(optedOut(person("BLACK", "Orion", ""))), false)
        .guardian(GuardianRole.SPOUSE, optedOut(person("BLACK", "Walburga", "")), false)
        .child(person("BLACK", "Sirius", ""), left(enrolment("3e A"), "2026-10-01"));
    school
        .addFamily("LUPIN")
        .guardian(GuardianRole.RESPONSABLE_1, optedOut(person("LUPIN", "Remus", "")), true)
        .child(person("LUPIN", "Teddy", ""), left(enrolment("3e A"), "2026-10-01"));
    school
        .addFamily("SNAPE")
        .guardian(GuardianRole.RESPONSABLE_1, optedOut(person("SNAPE", "Tobias", "")), true)
        .child("Severus", "3e A");

    assertThat(Selecting.in(school).families().withSpouses().ignored())
        .isEqualTo(
            Map.of(
                "BLACK Orion", "DECEASED",
                "BLACK Walburga", "NO_RIGHTS",
                "LUPIN Remus", "LEFT_SCHOOL",
                "SNAPE Tobias", "OPTED_OUT"));
  }

  @Test
  void aFamilyWhoseOnlyChildHasDiedIsNotWrittenTo() {
    school
        .addFamily("DIGGORY")
        .responsable1("Amos", "06 12 34 56 01")
        .child(deceased(person("DIGGORY", "Cedric", "")), enrolment("Tle A"));

    assertThat(Selecting.in(school).families().ignored())
        .isEqualTo(Map.of("DIGGORY Amos", "DECEASED"));
  }

  @Test
  void aChildWhoLeftIsNotWrittenAboutButTheOneWhoStayedIs() {
    school
        .addFamily("WEASLEY")
        .responsable1("Molly", "06 12 34 56 01")
        .child(person("WEASLEY", "Percy", ""), left(enrolment("Tle A"), "2026-11-24"))
        .child("Ron", "3e A");

    assertThat(Selecting.in(school).families().row("P:Molly").pupilIds()).containsExactly("Ron");
  }

  @Test
  void whoAsksForThoseWhoLeftGetsThem() {
    school
        .addFamily("WEASLEY")
        .responsable1("Molly", "06 12 34 56 01")
        .child(person("WEASLEY", "Percy", ""), left(enrolment("Tle A"), "2026-11-24"));

    assertThat(Selecting.in(school).families().where(presence("LEFT", "2026-11-24")).names())
        .containsExactly("WEASLEY Molly");
    assertThat(Selecting.in(school).families().where(presence("LEFT", "2026-11-23")).names())
        .isEmpty();
    assertThat(Selecting.in(school).families().where(presence("PRESENT", "2026-11-23")).names())
        .containsExactly("WEASLEY Molly");
  }

  @Test
  void aPupilOfLastYearOnlyHasLeftAndOneWhoIsExpectedHasNot() {
    school
        .addFamily("WOOD")
        .responsable1("Angus", "06 12 34 56 01")
        .child(
            person("WOOD", "Oliver", ""),
            p ->
                new Pupil(
                    p.person(),
                    p.familyId(),
                    Optional.empty(),
                    Optional.of(TestSchool.lastYear("Tle A")),
                    Optional.empty()));
    school
        .addFamily("CREEVEY")
        .responsable1("Joe", "06 12 34 56 02")
        .child(
            person("CREEVEY", "Dennis", ""),
            p ->
                new Pupil(
                    p.person(),
                    p.familyId(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("6e A")));

    assertThat(Selecting.in(school).families().names()).containsExactly("CREEVEY Joe");
    assertThat(Selecting.in(school).families().ignored())
        .isEqualTo(Map.of("WOOD Angus", "LEFT_SCHOOL"));
  }

  @Test
  void oneMobileOfACoupleStaysTwoRowsThatNameEachOtherBecauseTheTextsMayDiffer() {
    school
        .addFamily("POTTER")
        .responsable1("James", "06 12 34 56 01")
        .spouse("Lily", "+33 6 12 34 56 01")
        .child("Harry", "3e A")
        .child("Albus", "4e A");

    Selecting families = Selecting.in(school).families().withSpouses();
    assertThat(families.names()).containsExactly("POTTER James", "POTTER Lily");
    assertThat(families.row("P:James").others())
        .containsExactly(
            new Recipient.Sharer(
                "P:Lily", "POTTER Lily", RecipientRole.SPOUSE, List.of("Harry", "Albus")));
    assertThat(families.row("P:Lily").others())
        .extracting(Recipient.Sharer::name)
        .containsExactly("POTTER James");
    assertThat(families.ignored()).isEmpty();
  }

  @Test
  void aNumberOfOnePersonAloneNamesNobody() {
    school.addFamily("POTTER").responsable1("James", "06 12 34 56 01").child("Harry", "3e A");

    assertThat(Selecting.in(school).families().row("P:James").sharers()).isEmpty();
  }

  @Test
  void oneNumberInTwoFamiliesStaysTwoRowsBecauseTheTextsMayDiffer() {
    school.addFamily("POTTER").responsable1("James", "06 12 34 56 01").child("Harry", "3e A");
    school.addFamily("EVANS").responsable1("Rose", "06 12 34 56 01").child("Petunia", "3e A");

    Selecting families = Selecting.in(school).families();
    assertThat(families.names()).containsExactly("EVANS Rose", "POTTER James");
    assertThat(families.row("P:Rose").others())
        .extracting(Recipient.Sharer::name)
        .containsExactly("POTTER James");
  }

  @Test
  void aParentOfTwoFamiliesIsOneRowAboutTheChildrenOfBoth() {
    school
        .addFamily("TONKS")
        .guardian(GuardianRole.RESPONSABLE_1, person("TONKS", "Ted", "06 12 34 56 01"), true)
        .child("Dora", "3e A");
    school
        .addFamily("LESTRANGE")
        .responsable1("Bella", "06 12 34 56 02")
        .separatedFrom("Rodolphus", "06 12 34 56 03")
        .child("Delphini", "6e A");
    school
        .addFamily("BLACK")
        .responsable1("Andromeda", "06 12 34 56 04")
        .guardian(GuardianRole.SPOUSE, person("TONKS", "Ted", "06 12 34 56 01"), true)
        .child("Regulus", "4e A");

    Recipient ted = Selecting.in(school).families().withSpouses().row("P:Ted");
    assertThat(ted.pupilIds()).containsExactly("Dora", "Regulus");
    assertThat(ted.role()).isEqualTo(RecipientRole.RESPONSABLE_1);
    assertThat(ted.record()).contains(new RecordRef(RecordType.FAMILY, "TONKS"));
  }

  @Test
  void aFamilyWithoutPupilsIsFoundAsLongAsNoPupilIsAskedFor() {
    school.addFamily("FIGG").responsable1("Arabella", "06 12 34 56 01");
    school.addFamily("POTTER").responsable1("James", "06 12 34 56 02").child("Harry", "3e A");

    assertThat(Selecting.in(school).families().names())
        .containsExactly("FIGG Arabella", "POTTER James");
    assertThat(Selecting.in(school).families().where(term("class", "3e A")).names())
        .containsExactly("POTTER James");
  }

  @Test
  void rowsTakenAwayByHandAreIgnoredAndShown() {
    school
        .addFamily("POTTER")
        .responsable1("James", "06 12 34 56 01")
        .spouse("Lily", "06 12 34 56 01")
        .child("Harry", "3e A");

    Selecting families = Selecting.in(school).families().withSpouses().without("P:James", "P:X");
    assertThat(families.names()).containsExactly("POTTER Lily");
    assertThat(families.row("P:Lily").sharers()).isEmpty();
    assertThat(families.ignored()).isEqualTo(Map.of("POTTER James", "REMOVED"));
  }

  @Test
  void rowsAreInTheOrderOfAFrenchList() {
    school.addFamily("FABRE").responsable1("Zoé", "06 12 34 56 01");
    school.addFamily("EVRARD").responsable1("Émile", "06 12 34 56 02");
    school.addFamily("ÉVRARD").responsable1("Abel", "06 12 34 56 03");
    school.addFamily("MARTINE").responsable1("Ana", "06 12 34 56 04");
    school.addFamily("MARTIN").responsable1("Zacharie", "06 12 34 56 05");

    assertThat(Selecting.in(school).families().names())
        .containsExactly(
            "EVRARD Émile", "ÉVRARD Abel", "FABRE Zoé", "MARTIN Zacharie", "MARTINE Ana");
  }

  @Test
  void firstNamesOfOneFamilyAreInFrenchOrderToo() {
    school
        .addFamily("FABRE")
        .responsable1("Zoé", "06 12 34 56 01")
        .spouse("Émile", "06 12 34 56 02");

    assertThat(Selecting.in(school).families().withSpouses().names())
        .containsExactly("FABRE Émile", "FABRE Zoé");
  }

  @Test
  void notAndOrCombine() {
    school.addFamily("A").responsable1("Anna", "06 12 34 56 01").child("Aa", "3e A");
    school.addFamily("B").responsable1("Bob", "06 12 34 56 02").child("Bb", "3e B");
    school.addFamily("C").responsable1("Carl", "06 12 34 56 03").child("Cc", "4e A");

    FilterExpression notA = new FilterExpression.Not(term("class", "3e A"));
    assertThat(Selecting.in(school).families().where(notA).names())
        .containsExactly("B Bob", "C Carl");
    assertThat(
            Selecting.in(school)
                .families()
                .where(
                    new FilterExpression.Or(
                        java.util.List.of(term("class", "3e A"), term("class", "4e A"))))
                .names())
        .containsExactly("A Anna", "C Carl");
    assertThat(
            Selecting.in(school)
                .families()
                .where(new FilterExpression.Or(java.util.List.of()))
                .names())
        .isEmpty();
  }
}
