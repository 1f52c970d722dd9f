package sms.selection.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static sms.selection.internal.TestSchool.person;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sms.api.host.Adult;
import sms.api.selection.Recipient;
import sms.api.selection.RecipientRole;

class TypedNumbersTest {
  private final TestSchool school = new TestSchool();

  @Test
  void aTypedNumberIsARowOfItsOwn() {
    Recipient row = Selecting.in(school).typing(" 06 12 34 56 78 ").row("N:+33612345678");

    assertThat(row.name()).isEqualTo("06 12 34 56 78");
    assertThat(row.role()).isEqualTo(RecipientRole.TYPED);
    assertThat(row.record()).isEmpty();
    assertThat(row.personId()).isEmpty();
    assertThat(row.language()).isEqualTo(Locale.FRENCH);
  }

  @Test
  void theSameNumberTypedTwiceIsOneSmsAndTwoRows() {
    Selecting twice = Selecting.in(school).typing("06 12 34 56 78", "+33612345678");

    assertThat(twice.names()).containsExactly("06 12 34 56 78");
    assertThat(twice.ignored()).isEqualTo(Map.of("+33612345678", "DUPLICATE"));
    assertThat(twice.selection().matched()).isEqualTo(2);
  }

  @Test
  void aTypedNumberOfSomebodySelectedIsADuplicate() {
    school.addAdult(Adult.Kind.STAFF, person("McGONAGALL", "Minerva", "06 12 34 56 01"));

    Selecting adults = Selecting.in(school).adults().typing("0612345601");
    assertThat(adults.names()).containsExactly("McGONAGALL Minerva");
    assertThat(adults.ignored()).isEqualTo(Map.of("0612345601", "DUPLICATE"));
  }

  @Test
  void theRowOfTheNumberNamesTheTypedOne() {
    school.addAdult(Adult.Kind.STAFF, person("McGONAGALL", "Minerva", "06 12 34 56 01"));

    assertThat(Selecting.in(school).adults().typing("0612345601").row("P:Minerva").others())
        .extracting(Recipient.Sharer::name, Recipient.Sharer::role)
        .containsExactly(tuple("0612345601", RecipientRole.TYPED));
  }

  @Test
  void aTypedNumberOfSomebodyTakenAwayIsSentTo() {
    school.addAdult(Adult.Kind.STAFF, person("McGONAGALL", "Minerva", "06 12 34 56 01"));

    Selecting adults = Selecting.in(school).adults().typing("0612345601").without("P:Minerva");
    assertThat(adults.names()).containsExactly("0612345601");
    assertThat(adults.ignored()).isEqualTo(Map.of("McGONAGALL Minerva", "REMOVED"));
  }

  @Test
  void aTypedNumberCanBeTakenAway() {
    assertThat(Selecting.in(school).typing("0612345601").without("N:+33612345601").ignored())
        .isEqualTo(Map.of("0612345601", "REMOVED"));
  }

  @Test
  void aBrokenNumberIsAProblemThatNamesTheFieldAndShowsARightOne() {
    Selecting broken =
        Selecting.in(school)
            .typing(
                "0612",
                "06 12 34 56 78",
                "",
                "01 45 67 89 10",
                "+41 79 123 45 67",
                "0612345678 ou 0712345678");

    assertThat(broken.problems())
        .containsExactly(
            "numbers[0]: number.invalid",
            "numbers[2]: number.empty",
            "numbers[3]: number.landline",
            "numbers[4]: number.foreign",
            "numbers[5]: number.several");
    assertThat(broken.invalid().get(0).message())
        .isEqualTo(
            "Le numéro 1 n’est pas un numéro de téléphone complet\u00a0: saisissez un portable, par"
                + " exemple 06 12 34 56 78 ou +33\u00a06\u00a012\u00a034\u00a056\u00a078.");
    assertThat(broken.inLanguage(Locale.ENGLISH).invalid().get(0).message())
        .startsWith("Number 1 is not a complete telephone number: type a mobile number");
  }

  @Test
  void theMessageNeverRepeatsTheNumber() {
    assertThat(Selecting.in(school).typing("0698 secret").invalid().get(0).message())
        .doesNotContain("0698")
        .doesNotContain("secret");
  }

  @Test
  void withoutSourceAndNumbersNobodyIsSelectedAndTheSentenceSaysWhatToDo() {
    assertThat(Selecting.in(school).selection().matched()).isZero();
    assertThat(Selecting.in(school).selection().explanation())
        .isEqualTo("Personne\u00a0: choisissez une source ou saisissez un numéro.");
  }
}
