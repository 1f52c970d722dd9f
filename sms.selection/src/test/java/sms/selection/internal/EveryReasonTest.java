package sms.selection.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static sms.selection.internal.Selecting.term;
import static sms.selection.internal.TestSchool.deceased;
import static sms.selection.internal.TestSchool.enrolment;
import static sms.selection.internal.TestSchool.lastYear;
import static sms.selection.internal.TestSchool.left;
import static sms.selection.internal.TestSchool.optedOut;
import static sms.selection.internal.TestSchool.person;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import sms.api.host.Adult;
import sms.api.host.Guardian;
import sms.api.host.GuardianRole;
import sms.api.host.Person;
import sms.api.host.Pupil;
import sms.api.host.RecordType;
import sms.api.selection.IgnoreReason;
import sms.api.selection.Selection;

/** Every reason there is, in every source that it can come up in. */
class EveryReasonTest {
  private static final String MOBILE = "06 12 34 56 01";
  private static final Person SIRIUS = person("BLACK", "Sirius", MOBILE);
  private static final Person CHILD = person("BLACK", "Regulus", MOBILE);

  private static Arguments row(
      IgnoreReason reason, RecordType source, String who, Consumer<TestSchool> school) {
    return Arguments.of(reason, source, who, school);
  }

  private static Consumer<TestSchool> familyOf(Person guardian, boolean rights) {
    return school ->
        school
            .addFamily("BLACK")
            .guardian(GuardianRole.RESPONSABLE_1, guardian, rights)
            .child("Regulus", "3e A");
  }

  private static Consumer<TestSchool> familyWithCell(String cell) {
    return familyOf(person("BLACK", "Sirius", cell), true);
  }

  private static Consumer<TestSchool> pupil(Person child) {
    return school ->
        school.addFamily("BLACK").responsable1("Orion", "").child(child, enrolment("3e A"));
  }

  private static Consumer<TestSchool> adult(Person person) {
    return school -> school.addAdult(Adult.Kind.STAFF, person);
  }

  private static Consumer<TestSchool> applicant(Person child, Guardian... guardians) {
    return school -> school.addApplicant(child, "6e", guardians);
  }

  private static Guardian guardian(Person person, boolean rights) {
    return new Guardian(person, GuardianRole.RESPONSABLE_1, rights);
  }

  private static Person cell(String cell) {
    return person("BLACK", "Sirius", cell);
  }

  static Stream<Arguments> reasons() {
    RecordType family = RecordType.FAMILY;
    RecordType pupil = RecordType.PUPIL;
    RecordType adult = RecordType.ADULT;
    RecordType applicant = RecordType.APPLICANT;
    return Stream.of(
        row(
            IgnoreReason.DECEASED,
            family,
            "a parent who has died",
            familyOf(deceased(SIRIUS), true)),
        row(
            IgnoreReason.DECEASED,
            family,
            "the parent of an only child who has died",
            school ->
                school
                    .addFamily("BLACK")
                    .responsable1("Sirius", MOBILE)
                    .child(deceased(CHILD), enrolment("3e A"))),
        row(IgnoreReason.DECEASED, pupil, "a pupil who has died", pupil(deceased(SIRIUS))),
        row(IgnoreReason.DECEASED, adult, "an adult who has died", adult(deceased(SIRIUS))),
        row(
            IgnoreReason.DECEASED,
            applicant,
            "who asked for a child that has died",
            applicant(deceased(CHILD), guardian(SIRIUS, true))),
        row(IgnoreReason.NO_RIGHTS, family, "a parent without rights", familyOf(SIRIUS, false)),
        row(
            IgnoreReason.NO_RIGHTS,
            applicant,
            "who asked without rights",
            applicant(CHILD, guardian(SIRIUS, false))),
        row(
            IgnoreReason.LEFT_SCHOOL,
            family,
            "the parent of a pupil who left",
            school ->
                school
                    .addFamily("BLACK")
                    .responsable1("Sirius", MOBILE)
                    .child(CHILD, left(enrolment("3e A"), "2026-11-24"))),
        row(
            IgnoreReason.LEFT_SCHOOL,
            family,
            "the parent of a pupil of last year",
            school ->
                school
                    .addFamily("BLACK")
                    .responsable1("Sirius", MOBILE)
                    .child(
                        CHILD,
                        p ->
                            new Pupil(
                                p.person(),
                                p.familyId(),
                                Optional.empty(),
                                Optional.of(lastYear("Tle A")),
                                Optional.empty()))),
        row(
            IgnoreReason.LEFT_SCHOOL,
            pupil,
            "a pupil who left",
            school ->
                school
                    .addFamily("BLACK")
                    .responsable1("Orion", "")
                    .child(SIRIUS, left(enrolment("3e A"), "2026-09-30"))),
        row(
            IgnoreReason.OPTED_OUT,
            family,
            "a parent who wants no SMS",
            familyOf(optedOut(SIRIUS), true)),
        row(IgnoreReason.OPTED_OUT, pupil, "a pupil who wants no SMS", pupil(optedOut(SIRIUS))),
        row(IgnoreReason.OPTED_OUT, adult, "an adult who wants no SMS", adult(optedOut(SIRIUS))),
        row(
            IgnoreReason.OPTED_OUT,
            applicant,
            "an applicant who wants no SMS",
            applicant(optedOut(SIRIUS))),
        row(IgnoreReason.NO_MOBILE, family, "an empty cell", familyWithCell("")),
        row(IgnoreReason.NO_MOBILE, pupil, "a dash", pupil(cell("-"))),
        row(IgnoreReason.NO_MOBILE, adult, "dots", adult(cell("..."))),
        row(IgnoreReason.NO_MOBILE, applicant, "blanks", applicant(cell("\u00a0 "))),
        row(
            IgnoreReason.SEVERAL_NUMBERS,
            family,
            "two numbers",
            familyWithCell("0612345678 / 0798765432")),
        row(
            IgnoreReason.SEVERAL_NUMBERS,
            pupil,
            "two numbers",
            pupil(cell("0612345678 0798765432"))),
        row(
            IgnoreReason.SEVERAL_NUMBERS,
            adult,
            "a mobile and a landline",
            adult(cell("06 12 34 56 78 ou 01 45 67 89 10"))),
        row(IgnoreReason.INVALID_NUMBER, family, "a digit short", familyWithCell("06 12 34 56 7")),
        row(IgnoreReason.INVALID_NUMBER, pupil, "words", pupil(cell("néant"))),
        row(IgnoreReason.INVALID_NUMBER, adult, "fiction", adult(cell("06 39 98 00 12"))),
        row(IgnoreReason.LANDLINE, family, "a landline", familyWithCell("01 45 67 89 10")),
        row(IgnoreReason.LANDLINE, adult, "a box", adult(cell("09 72 12 34 56"))),
        row(IgnoreReason.LANDLINE, applicant, "a service", applicant(cell("0800 12 34 56"))),
        row(
            IgnoreReason.FOREIGN_NOT_ALLOWED,
            family,
            "a Swiss mobile",
            familyWithCell("+41 79 123 45 67")),
        row(
            IgnoreReason.FOREIGN_NOT_ALLOWED,
            adult,
            "a Belgian mobile",
            adult(cell("0032 470 12 34 56"))));
  }

  @ParameterizedTest(name = "{0}: {2} ({1})")
  @MethodSource("reasons")
  void oneReasonIsGivenAndNobodyVanishes(
      IgnoreReason reason, RecordType source, String who, Consumer<TestSchool> write) {
    TestSchool school = new TestSchool();
    write.accept(school);

    Selecting selecting = Selecting.in(school).from(source);
    Selection selection = selecting.selection();
    assertThat(selecting.ignored()).isEqualTo(Map.of("BLACK Sirius", reason.name()));
    assertThat(selection.recipients()).isEmpty();
    assertThat(selection.matched()).isEqualTo(1);
    assertThat(selection.ignored().get(0).record()).as("leads to the record").isPresent();
  }

  /**
   * DUPLICATE and REMOVED come of a request, not of a record: see TypedNumbersTest; UNSUBSCRIBED of
   * what was answered: see UnsubscribedTest; those of accounts: see CredentialsSelectionTest.
   */
  @Test
  void noReasonIsForgotten() {
    Set<Object> tried = reasons().map(row -> row.get()[0]).collect(Collectors.toSet());
    tried.add(IgnoreReason.DUPLICATE);
    tried.add(IgnoreReason.REMOVED);
    tried.add(IgnoreReason.UNSUBSCRIBED);
    tried.add(IgnoreReason.NO_ACCOUNT);
    tried.add(IgnoreReason.NOT_HOLDER);
    tried.add(IgnoreReason.ALREADY_CONNECTED);

    assertThat(tried).containsExactlyInAnyOrderElementsOf(Arrays.asList(IgnoreReason.values()));
  }

  /** Rows 3 and 4 of the guide: which adults of a family, by the two boxes. */
  @ParameterizedTest(name = "separated {0}, conjoints {1}, responsable 2 {2}: {3}")
  @CsvSource({
    "false, false, false, R1",
    "false, true,  false, R1 R2 SPOUSE",
    "false, false, true,  R1",
    "false, true,  true,  R1 R2 SPOUSE",
    "true,  false, false, R1",
    "true,  true,  false, R1 SPOUSE",
    "true,  false, true,  R1 R2",
    "true,  true,  true,  R1 R2 SPOUSE",
  })
  void theBoxesSayWhichAdultsOfAFamily(
      boolean separated, boolean spouses, boolean secondGuardians, String asked) {
    TestSchool school = new TestSchool();
    TestSchool.FamilyEntry family =
        school
            .addFamily("BLACK")
            .responsable1("R1", "06 12 34 56 01")
            .spouse("SPOUSE", "06 12 34 56 02")
            .responsable2("R2", "06 12 34 56 03")
            .child("Regulus", "3e A");
    if (separated) {
      family.separated();
    }
    Selecting families = Selecting.in(school).families().where(term("class", "3e A"));
    if (spouses) {
      families.withSpouses();
    }
    if (secondGuardians) {
      families.withSecondGuardians();
    }

    assertThat(families.names().stream().map(n -> n.split(" ")[1]).collect(Collectors.joining(" ")))
        .isEqualTo(asked);
  }
}
