package sms.selection.internal.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static sms.selection.internal.TestSchool.as;
import static sms.selection.internal.TestSchool.enrolment;
import static sms.selection.internal.TestSchool.person;
import static sms.selection.internal.TestSchool.speaking;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sms.api.host.GuardianRole;
import sms.api.host.Regime;
import sms.api.selection.FilterContext;
import sms.api.selection.FilterParameter;
import sms.api.selection.FilterParameter.Choice;
import sms.api.selection.FilterParameter.Kind;
import sms.api.selection.RecipientFilter;
import sms.selection.internal.Selecting;
import sms.selection.internal.TestSchool;

/** What a screen shows of the filters. */
class FilterScreenTest {
  private final TestSchool school = new TestSchool();

  @Test
  void theFiltersComeInTheOrderOfTheGuide() {
    assertThat(Selecting.selector(school).filters())
        .extracting(filter -> filter.label(Locale.FRENCH))
        .containsExactly(
            "Classe",
            "Niveau",
            "Régime",
            "Option",
            "Date de présence",
            "Niveau préc.",
            "Classe an dernier",
            "Classe an prochain",
            "Mode règlement",
            "Code postal",
            "Âge",
            "Sexe",
            "Langue",
            "Catégorie",
            "Jamais connectés",
            "Ne pas envoyer de SMS",
            "Dernier SMS non reçu");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en", "de"})
  void everyFilterHasLabelsAndAHelpThatIsASentence(String language) {
    Locale locale = Locale.forLanguageTag(language);
    for (RecipientFilter filter : Selecting.ourFilters()) {
      assertThat(filter.label(locale)).as(filter.id()).isNotBlank();
      assertThat(filter.help(locale)).as(filter.id()).matches("\\p{Lu}.*\\.");
      assertThat(filter.sources()).as(filter.id()).isNotEmpty();
      for (FilterParameter parameter : parameters(filter, locale)) {
        assertThat(parameter.label()).as(filter.id() + "." + parameter.name()).isNotBlank();
      }
    }
  }

  @Test
  void aLanguageThatWeLackIsFrench() {
    assertThat(new ClassFilter().label(Locale.GERMAN)).isEqualTo("Classe");
    assertThat(new ClassFilter().label(Locale.UK)).isEqualTo("Class");
  }

  @Test
  void classesAreListedAsASchoolWould() {
    TestSchool.FamilyEntry family =
        school.addFamily("WEASLEY").responsable1("Molly", "06 12 34 56 01");
    List<String> classes =
        List.of("Tle G", "2de 10", "ULIS", "6e B", "3e A", "2de 9", "6e A", "CM2");
    classes.forEach(name -> family.child("Child of " + name, name));
    family.child("Twin", "6e A");

    assertThat(parameters(new ClassFilter(), Locale.FRENCH))
        .singleElement()
        .satisfies(
            parameter -> {
              assertThat(parameter.name()).isEqualTo("class");
              assertThat(parameter.kind()).isEqualTo(Kind.CHOICES);
              assertThat(parameter.choices())
                  .extracting(Choice::value)
                  .containsExactly(
                      "CM2", "6e A", "6e B", "3e A", "2de 9", "2de 10", "Tle G", "ULIS");
            });
  }

  @Test
  void choicesAreWhatTheSchoolHasNow() {
    assertThat(choices(new OptionFilter())).isEmpty();

    school
        .addFamily("WEASLEY")
        .guardian(
            GuardianRole.RESPONSABLE_1, speaking(person("WEASLEY", "Molly", ""), "pt-BR"), true)
        .child(
            person("WEASLEY", "Ron", ""), as(enrolment("3e A"), Regime.DAY, "LATIN", "ARABE", ""));

    assertThat(choices(new OptionFilter())).containsExactly("ARABE", "LATIN");
    assertThat(choices(new LanguageFilter())).containsExactly("français", "portugais");
    assertThat(choices(new RegimeFilter()))
        .containsExactly("Externe", "Demi-pensionnaire", "Interne");
  }

  @Test
  void datesStartWithTodayAndPresenceWithPresent() {
    assertThat(parameters(new PresenceFilter(), Locale.FRENCH))
        .extracting(FilterParameter::initial)
        .containsExactly(Optional.of("2026-11-24"), Optional.of("PRESENT"));
    assertThat(parameters(new AgeFilter(), Locale.FRENCH))
        .extracting(FilterParameter::initial)
        .containsExactly(Optional.empty(), Optional.empty(), Optional.of("2026-11-24"));
  }

  private List<String> choices(RecipientFilter filter) {
    return parameters(filter, Locale.FRENCH).get(0).choices().stream().map(Choice::label).toList();
  }

  private List<FilterParameter> parameters(RecipientFilter filter, Locale locale) {
    return filter.parameters(new FilterContext(school, TestSchool.TODAY, locale));
  }
}
