package sms.selection.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static sms.selection.internal.Selecting.presence;
import static sms.selection.internal.Selecting.term;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import sms.api.host.RecordType;
import sms.api.selection.FilterExpression;
import sms.api.selection.FilterExpression.And;
import sms.api.selection.FilterExpression.Not;
import sms.api.selection.FilterExpression.Or;

class ExplanationTest {
  private final TestSchool school = new TestSchool();

  ExplanationTest() {
    school
        .addFamily("WEASLEY")
        .responsable1("Molly", "06 12 34 56 01")
        .child("Ron", "3e A")
        .child("Ginny", "3e B");
  }

  @Test
  void theSentenceOfTheGuide() {
    Selecting families =
        Selecting.in(school)
            .families()
            .where(term("class", "3e B", "3e A"), presence("PRESENT", "2026-11-24"))
            .withSpouses();

    assertThat(families.selection().explanation())
        .isEqualTo("Familles des 3e A et 3e B, présents au 24/11/2026, avec conjoints");
    assertThat(families.inLanguage(Locale.ENGLISH).selection().explanation())
        .isEqualTo("Families of 3e A and 3e B, present on 24 Nov 2026, with spouses");
  }

  @Test
  void everybodyOfASource() {
    assertThat(Selecting.in(school).families().withSecondGuardians().selection().explanation())
        .isEqualTo("Toutes les familles, avec responsables 2 des parents séparés");
    assertThat(Selecting.in(school).adults().withSpouses().selection().explanation())
        .isEqualTo("Tous les adultes");
  }

  private static final FilterExpression A = term("class", "3e A");
  private static final FilterExpression A_OR_B = term("class", "3e A", "3e B");
  private static final FilterExpression BOARDERS = term("regime", "BOARDER");
  private static final FilterExpression GIRLS = term("gender", "FEMALE");
  private static final FilterExpression HERE = presence("PRESENT", "2026-11-24");
  private static final FilterExpression CHEQUE = term("paymentMode", "CHEQUE");
  private static final FilterExpression STRASBOURG = term("postalCode", "67000");
  private static final FilterExpression OPTED_OUT = term("optedOut");
  private static final FilterExpression EVERYBODY = new FilterExpression.All();
  private static final FilterExpression NOBODY = any();

  private static FilterExpression all(FilterExpression... parts) {
    return new And(List.of(parts));
  }

  private static FilterExpression any(FilterExpression... parts) {
    return new Or(List.of(parts));
  }

  private static FilterExpression not(FilterExpression part) {
    return new Not(part);
  }

  private static Arguments row(
      RecordType source, FilterExpression filter, String french, String english) {
    return Arguments.of(source, filter, french, english);
  }

  static Stream<Arguments> sentences() {
    RecordType pupils = RecordType.PUPIL;
    RecordType families = RecordType.FAMILY;
    return Stream.of(
        // pupils
        row(pupils, A, "Élèves de la 3e A", "Pupils of 3e A"),
        row(pupils, A_OR_B, "Élèves des 3e A et 3e B", "Pupils of 3e A and 3e B"),
        row(pupils, BOARDERS, "Élèves en internat", "Pupils who are boarders"),
        row(
            pupils,
            all(A, HERE),
            "Élèves de la 3e A, présents au 24/11/2026",
            "Pupils of 3e A, present on 24 Nov 2026"),
        row(
            pupils,
            any(A, BOARDERS),
            "Élèves de la 3e A ou en internat",
            "Pupils of 3e A or who are boarders"),
        row(
            pupils,
            any(A, BOARDERS, GIRLS),
            "Élèves de la 3e A, en internat ou de sexe féminin",
            "Pupils of 3e A, who are boarders or of female sex"),
        row(
            pupils,
            any(all(A, HERE), BOARDERS),
            "Élèves (de la 3e A, présents au 24/11/2026) ou en internat",
            "Pupils (of 3e A, present on 24 Nov 2026) or who are boarders"),
        row(
            pupils,
            all(A, not(BOARDERS)),
            "Élèves de la 3e A, sauf ceux en internat",
            "Pupils of 3e A, except those who are boarders"),
        row(
            pupils,
            all(not(BOARDERS), A),
            "Élèves de la 3e A, sauf ceux en internat",
            "Pupils of 3e A, except those who are boarders"),
        row(
            pupils,
            not(A),
            "Tous les élèves sauf ceux de la 3e A",
            "All pupils except those of 3e A"),
        row(
            pupils,
            all(not(A), not(GIRLS)),
            "Tous les élèves sauf ceux de la 3e A, sauf ceux de sexe féminin",
            "All pupils except those of 3e A, except those of female sex"),
        row(
            pupils,
            any(A, not(GIRLS)),
            "Élèves de la 3e A ou tous sauf ceux de sexe féminin",
            "Pupils of 3e A or all except those of female sex"),
        row(
            pupils,
            not(all(A, HERE)),
            "Tous les élèves sauf ceux (de la 3e A, présents au 24/11/2026)",
            "All pupils except those (of 3e A, present on 24 Nov 2026)"),
        row(
            pupils,
            not(any(A, GIRLS)),
            "Tous les élèves sauf ceux de la 3e A ou de sexe féminin",
            "All pupils except those of 3e A or of female sex"),
        row(pupils, not(not(A)), "Élèves de la 3e A", "Pupils of 3e A"),
        row(pupils, not(all(not(A))), "Élèves de la 3e A", "Pupils of 3e A"),
        row(pupils, any(A, EVERYBODY), "Tous les élèves", "All pupils"),
        row(pupils, not(EVERYBODY), "Aucun élève", "No pupil"),
        row(pupils, NOBODY, "Aucun élève", "No pupil"),
        row(pupils, all(A, NOBODY), "Aucun élève", "No pupil"),
        row(pupils, not(NOBODY), "Tous les élèves", "All pupils"),
        // families: of whose pupils one speaks is said once
        row(families, A, "Familles de la 3e A", "Families of 3e A"),
        row(
            families,
            HERE,
            "Familles d’élèves présents au 24/11/2026",
            "Families of pupils present on 24 Nov 2026"),
        row(
            families,
            all(A_OR_B, HERE),
            "Familles des 3e A et 3e B, présents au 24/11/2026",
            "Families of 3e A and 3e B, present on 24 Nov 2026"),
        row(
            families,
            all(HERE, BOARDERS),
            "Familles d’élèves présents au 24/11/2026, en internat",
            "Families of pupils present on 24 Nov 2026, who are boarders"),
        row(families, CHEQUE, "Familles réglant par chèque", "Families paying by cheque"),
        row(
            families,
            all(CHEQUE, HERE, GIRLS),
            "Familles réglant par chèque, d’élèves présents au 24/11/2026, de sexe féminin",
            "Families paying by cheque, of pupils present on 24 Nov 2026, of female sex"),
        row(
            families,
            all(A, not(BOARDERS), CHEQUE),
            "Familles de la 3e A, réglant par chèque, sauf ceux en internat",
            "Families of 3e A, paying by cheque, except those who are boarders"),
        row(
            families,
            not(BOARDERS),
            "Familles d’élèves sauf ceux en internat",
            "Families of pupils except those who are boarders"),
        row(
            families,
            not(A),
            "Familles d’élèves sauf ceux de la 3e A",
            "Families of pupils except those of 3e A"),
        row(
            families,
            not(CHEQUE),
            "Toutes les familles sauf celles réglant par chèque",
            "All families except those paying by cheque"),
        row(
            families,
            all(STRASBOURG, not(OPTED_OUT)),
            "Familles de code postal 67000, sauf celles ne souhaitant pas de SMS",
            "Families with postal code 67000, except those who do not wish to get SMS"),
        row(
            families,
            any(BOARDERS, GIRLS),
            "Familles d’élèves en internat ou de sexe féminin",
            "Families of pupils who are boarders or of female sex"),
        row(
            families,
            any(A, BOARDERS),
            "Familles de la 3e A ou d’élèves en internat",
            "Families of 3e A or of pupils who are boarders"),
        row(
            families,
            any(CHEQUE, BOARDERS),
            "Familles réglant par chèque ou d’élèves en internat",
            "Families paying by cheque or of pupils who are boarders"),
        row(
            families,
            any(A, not(CHEQUE)),
            "Familles de la 3e A ou toutes sauf celles réglant par chèque",
            "Families of 3e A or all except those paying by cheque"),
        row(
            families,
            not(all(HERE, CHEQUE)),
            "Toutes les familles sauf celles (d’élèves présents au 24/11/2026, réglant par chèque)",
            "All families except those (of pupils present on 24 Nov 2026, paying by cheque)"),
        row(families, NOBODY, "Aucune famille", "No family"),
        // the others
        row(
            RecordType.ADULT,
            not(term("adultKind", "STAFF")),
            "Tous les adultes sauf ceux du personnel",
            "All adults except those of the staff"),
        row(
            RecordType.APPLICANT,
            all(GIRLS, not(OPTED_OUT)),
            "Préinscrits de sexe féminin, sauf ceux ne souhaitant pas de SMS",
            "Applicants of female sex, except those who do not wish to get SMS"));
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("sentences")
  void andOrNotReadAsOneSaysThem(
      RecordType source, FilterExpression filter, String french, String english) {
    Selecting selecting = Selecting.in(school).from(source).where(filter);

    assertThat(selecting.selection().explanation()).isEqualTo(french);
    assertThat(selecting.inLanguage(Locale.ENGLISH).selection().explanation()).isEqualTo(english);
  }

  @Test
  void typedNumbersAreCounted() {
    assertThat(Selecting.in(school).typing("0612345678").selection().explanation())
        .isEqualTo("Un numéro saisi à la main");
    assertThat(
            Selecting.in(school)
                .from(RecordType.PUPIL)
                .typing("0612345678", "0612345679")
                .selection()
                .explanation())
        .isEqualTo("Tous les élèves, plus 2 numéros saisis à la main");
  }
}
