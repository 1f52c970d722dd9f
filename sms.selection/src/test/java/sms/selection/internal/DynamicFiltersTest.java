package sms.selection.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static sms.selection.internal.Selecting.term;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Constants;
import sms.api.host.RecordType;
import sms.api.selection.Candidate;
import sms.api.selection.CompiledFilter;
import sms.api.selection.FilterContext;
import sms.api.selection.FilterExpression;
import sms.api.selection.FilterParameter;
import sms.api.selection.RecipientFilter;

/** Filters of other bundles come and go while we run. */
class DynamicFiltersTest {
  private final TestSchool school = new TestSchool();
  private final DirectorySelector selector = Selecting.selector(school);

  DynamicFiltersTest() {
    school.addFamily("POTTER").responsable1("James", "06 12 34 56 01").child("Harry", "3e A");
    school.addFamily("WEASLEY").responsable1("Molly", "06 12 34 56 02").child("Ron", "3e A");
  }

  @Test
  void anInstalledFilterIsListedAndUsedAnUninstalledOneIsNamedAsMissing() {
    RecipientFilter potters = filter("potters", 105, c -> c.person().lastName().equals("POTTER"));
    Selecting families = Selecting.with(selector).families().where(term("potters"));
    assertThat(families.problems()).containsExactly("filter.potters: filter.unknown");
    assertThat(families.invalid().get(0).message())
        .isEqualTo(
            "Le critère «\u00a0potters\u00a0» n’est pas installé\u00a0: réinstallez-le ou retirez-le"
                + " de la sélection.");

    selector.addFilter(potters, Map.of());
    assertThat(selector.filters()).extracting(RecipientFilter::id).startsWith("class", "potters");
    assertThat(families.names()).containsExactly("POTTER James");

    selector.removeFilter(potters);
    assertThat(selector.filters()).doesNotContain(potters);
    assertThat(families.problems()).containsExactly("filter.potters: filter.unknown");
  }

  @Test
  void problemsOfAFilterThatIsNamedTwiceAreToldApart() {
    FilterExpression tooOld = new FilterExpression.Term("age", Map.of("from", List.of("200")));
    assertThat(
            Selecting.with(selector)
                .families()
                .where(
                    new FilterExpression.Or(List.of(tooOld, term("class", "3e A"), tooOld)),
                    new FilterExpression.Not(tooOld),
                    new FilterExpression.Not(term("class", "3e Z")))
                .problems())
        .containsExactly(
            "filter.age.from: filter.number",
            "filter.age[1].from: filter.number",
            "filter.age[2].from: filter.number",
            "filter.class[1].class: filter.choice.unknown");
  }

  @Test
  void ofTwoWithOneIdTheHigherRankingCountsAndTheOtherIsBackWhenItGoes() {
    RecipientFilter nobody = filter("class", 1, candidate -> false);
    selector.addFilter(nobody, Map.of(Constants.SERVICE_RANKING, 10));

    assertThat(selector.filters()).extracting(RecipientFilter::id).containsOnlyOnce("class");
    assertThat(Selecting.with(selector).families().where(term("class")).names()).isEmpty();

    selector.removeFilter(nobody);
    assertThat(Selecting.with(selector).families().where(term("class", "3e A")).names()).hasSize(2);

    selector.addFilter(nobody, Map.of(Constants.SERVICE_RANKING, -1));
    assertThat(Selecting.with(selector).families().where(term("class", "3e A")).names()).hasSize(2);
  }

  @Test
  void aFilterThatThrowsIsNamedAndSelectsNobody() {
    selector.addFilter(
        filter(
            "broken",
            1,
            candidate -> {
              throw new IllegalStateException("bug");
            }),
        Map.of());

    assertThat(Selecting.with(selector).families().where(term("broken")).problems())
        .containsExactly("filter.broken: filter.failed");
  }

  @Test
  void aFilterIsAskedAboutTheAddressee() {
    school
        .addFamily("BLACK")
        .responsable1("Walburga", "06 12 34 56 03")
        .spouse("Orion", "06 12 34 56 04");
    selector.addFilter(
        filter("orion", 1, candidate -> candidate.addressee().firstName().equals("Orion")),
        Map.of());

    assertThat(Selecting.with(selector).families().withSpouses().where(term("orion")).names())
        .containsExactly("BLACK Orion");
  }

  @Test
  void nonsensicallyDeepNestingIsRefusedAndNotAStackOverflow() {
    FilterExpression deep = term("class", "3e A");
    for (int i = 0; i < 10_000; i++) {
      deep = new FilterExpression.Not(deep);
    }

    assertThat(Selecting.with(selector).families().where(deep).problems())
        .containsExactly("filter: filter.depth");
  }

  private static RecipientFilter filter(String id, int order, Predicate<Candidate> test) {
    return new RecipientFilter() {
      @Override
      public String id() {
        return id;
      }

      @Override
      public String label(Locale locale) {
        return id;
      }

      @Override
      public String help(Locale locale) {
        return id;
      }

      @Override
      public int order() {
        return order;
      }

      @Override
      public Set<RecordType> sources() {
        return Set.of(RecordType.FAMILY);
      }

      @Override
      public List<FilterParameter> parameters(FilterContext context) {
        return List.of();
      }

      @Override
      public CompiledFilter compile(Map<String, List<String>> arguments, FilterContext context) {
        return new CompiledFilter.Ready(test, id);
      }
    };
  }
}
