package sms.selection.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static sms.selection.internal.Selecting.presence;
import static sms.selection.internal.Selecting.term;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
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

  @Test
  void orAndNotReadAsOneSaysThem() {
    FilterExpression a = term("class", "3e A");
    FilterExpression boarders = term("regime", "BOARDER");
    FilterExpression here = presence("PRESENT", "2026-11-24");

    assertThat(said(new Or(List.of(a, boarders)))).isEqualTo("Élèves de la 3e A ou internes");
    assertThat(said(new And(List.of(a, new Not(boarders)))))
        .isEqualTo("Élèves de la 3e A, sauf internes");
    assertThat(said(new Or(List.of(new And(List.of(a, here)), boarders))))
        .isEqualTo("Élèves (de la 3e A, présents au 24/11/2026) ou internes");
    assertThat(said(new Or(List.of(a, new FilterExpression.All())))).isEqualTo("Tous les élèves");
    assertThat(said(new Not(new FilterExpression.All()))).isEqualTo("Aucun élève");
    assertThat(said(new Or(List.of()))).isEqualTo("Aucun élève");
    assertThat(said(new And(List.of(a, new Or(List.of()))))).isEqualTo("Aucun élève");
    assertThat(said(new Not(new Or(List.of())))).isEqualTo("Tous les élèves");
    assertThat(said(new Not(new Not(a)))).isEqualTo("Élèves de la 3e A");
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

  private String said(FilterExpression filter) {
    return Selecting.in(school).pupils().where(filter).selection().explanation();
  }
}
