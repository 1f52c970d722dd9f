package sms.selection.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static sms.selection.internal.Selecting.presence;
import static sms.selection.internal.Selecting.term;
import static sms.selection.internal.TestSchool.deceased;
import static sms.selection.internal.TestSchool.enrolment;
import static sms.selection.internal.TestSchool.left;
import static sms.selection.internal.TestSchool.optedOut;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import sms.api.host.Enrolment;
import sms.api.host.Family;
import sms.api.host.Guardian;
import sms.api.host.GuardianRole;
import sms.api.host.Person;
import sms.api.host.RecordType;
import sms.api.selection.FilterExpression;
import sms.api.selection.FilterExpression.All;
import sms.api.selection.FilterExpression.And;
import sms.api.selection.FilterExpression.Not;
import sms.api.selection.FilterExpression.Or;
import sms.api.selection.IgnoreReason;
import sms.api.selection.IgnoredRecipient;
import sms.api.selection.PhoneNumber;
import sms.api.selection.Recipient;
import sms.api.selection.RecipientRole;
import sms.api.selection.Selection;

/** What holds of every selection, over schools in which numbers and parents are widely shared. */
class SelectionPropertiesTest {
  private static final List<String> CELLS =
      List.of(
          "06 12 34 56 01",
          "+33612345601",
          "0612345602 maman",
          "0612345602",
          "0692 12 34 56",
          "",
          "0612",
          "01 45 67 89 10",
          "0612345601 / 0612345602",
          "+41 79 123 45 67");

  private static final List<String> CLASSES = List.of("6e A", "4e B", "3e A");

  /** One child: its class, its own cell, what has become of it. */
  private record Child(int classIndex, int cell, int fate) {}

  /** One adult: which of a few people, flags as bits. */
  private record AdultPlan(int who, int flags) {}

  private record FamilyPlan(boolean separated, List<AdultPlan> adults, List<Child> children) {}

  /** A person is the same in every family: the same name, cell and flags. */
  private static Person adult(int who) {
    Person person = TestSchool.person("N" + who % 5, "A" + who, CELLS.get(who % CELLS.size()));
    if (who % 7 == 3) {
      person = optedOut(person);
    }
    return who % 11 == 5 ? deceased(person) : person;
  }

  private static TestSchool school(List<FamilyPlan> plans) {
    TestSchool school = new TestSchool();
    for (int f = 0; f < plans.size(); f++) {
      FamilyPlan plan = plans.get(f);
      TestSchool.FamilyEntry family = school.addFamily("F" + f);
      Set<Integer> already = new HashSet<>();
      for (int a = 0; a < plan.adults().size(); a++) {
        AdultPlan adult = plan.adults().get(a);
        if (already.add(adult.who())) {
          family.guardian(
              a == 0 ? GuardianRole.RESPONSABLE_1 : GuardianRole.values()[a],
              adult(adult.who()),
              adult.flags() != 0);
        }
      }
      if (plan.separated()) {
        family.separated();
      }
      for (int c = 0; c < plan.children().size(); c++) {
        Child child = plan.children().get(c);
        String id = "C" + f + "-" + c;
        Person person = TestSchool.person("F" + f, id, CELLS.get(child.cell()));
        Enrolment place = enrolment(CLASSES.get(child.classIndex()));
        family.child(
            child.fate() == 1 ? deceased(person) : person,
            child.fate() == 2 ? left(place, "2026-10-01") : place);
      }
    }
    return school;
  }

  @Provide
  Arbitrary<List<FamilyPlan>> schools() {
    Arbitrary<AdultPlan> adult =
        Combinators.combine(
                Arbitraries.integers().between(0, 25), Arbitraries.integers().between(0, 5))
            .as(AdultPlan::new);
    Arbitrary<Child> child =
        Combinators.combine(
                Arbitraries.integers().between(0, CLASSES.size() - 1),
                Arbitraries.integers().between(0, CELLS.size() - 1),
                Arbitraries.integers().between(0, 6))
            .as(Child::new);
    return Combinators.combine(
            Arbitraries.of(true, false),
            adult.list().ofMinSize(1).ofMaxSize(3),
            child.list().ofMaxSize(3))
        .as(FamilyPlan::new)
        .list()
        .ofMaxSize(8);
  }

  @Provide
  Arbitrary<FilterExpression> filters() {
    return filters(3);
  }

  private static Arbitrary<FilterExpression> filters(int depth) {
    Arbitrary<FilterExpression> terms =
        Arbitraries.of(
            new All(),
            term("class", "6e A"),
            term("class", "6e A", "3e A"),
            term("level", "4e"),
            term("regime", "DAY"),
            term("regime", "BOARDER"),
            term("optedOut"),
            presence("PRESENT", "2026-11-24"),
            presence("LEFT", "2026-11-24"));
    if (depth == 0) {
      return terms;
    }
    Arbitrary<FilterExpression> parts = filters(depth - 1);
    return Arbitraries.oneOf(
        terms,
        parts.list().ofMaxSize(3).map(And::new),
        parts.list().ofMaxSize(3).map(Or::new),
        parts.map(Not::new));
  }

  @Provide
  Arbitrary<RecordType> sources() {
    return Arbitraries.of(RecordType.FAMILY, RecordType.PUPIL);
  }

  /** In a school that has every class, so that none that a filter names is refused. */
  private static Selecting selecting(
      TestSchool school, RecordType source, FilterExpression filter) {
    TestSchool.FamilyEntry every = school.addFamily("ZZZ").responsable1("Zoé", "07 99 99 99 99");
    CLASSES.forEach(name -> every.child(TestSchool.person("ZZZ", "Z" + name, ""), enrolment(name)));
    return Selecting.in(school)
        .from(source)
        .where(filter)
        .withSpouses()
        .withSecondGuardians()
        .typing("0612345601", "0799999999", "+33 6 12 34 56 01");
  }

  @Property
  void recipientsAndIgnoredAreExactlyWhoMatches(
      @ForAll("schools") List<FamilyPlan> plans,
      @ForAll Set<@IntRange(max = 2) Integer> chosen,
      @ForAll boolean spouses,
      @ForAll boolean secondGuardians) {
    TestSchool school = school(plans);
    TestSchool.FamilyEntry every = school.addFamily("ZZZ").responsable1("Zoé", "0799999999");
    CLASSES.forEach(name -> every.child("Z" + name, name));
    Set<String> classes = chosen.stream().map(CLASSES::get).collect(Collectors.toSet());

    Selecting families =
        Selecting.in(school).families().where(term("class", classes.toArray(new String[0])));
    if (spouses) {
      families.withSpouses();
    }
    if (secondGuardians) {
      families.withSecondGuardians();
    }
    Selection selection = families.selection();

    assertThat(keys(selection)).doesNotHaveDuplicates();
    assertThat(Set.copyOf(keys(selection)))
        .isEqualTo(expected(school, classes, spouses, secondGuardians));
    assertThat(selection.matched()).isEqualTo(keys(selection).size());
  }

  /** The same said once more, as plainly as possible. */
  private static Set<String> expected(
      TestSchool school, Set<String> classes, boolean spouses, boolean secondGuardians) {
    Set<String> keys = new HashSet<>();
    for (Family family : school.families().toList()) {
      boolean inClass =
          classes.isEmpty()
              || family.pupilIds().stream()
                  .map(id -> school.pupil(id).orElseThrow())
                  .anyMatch(p -> classes.contains(p.current().orElseThrow().className()));
      for (Guardian guardian : family.guardians()) {
        boolean asked =
            guardian.role() == GuardianRole.RESPONSABLE_1
                || (guardian.role() == GuardianRole.RESPONSABLE_2 && family.separated()
                    ? secondGuardians
                    : spouses);
        if (inClass && asked) {
          keys.add("P:" + guardian.person().id());
        }
      }
    }
    return keys;
  }

  @Property
  void aTypedNumberNeverGetsAnSmsBesideAnotherRowThatGoesThere(
      @ForAll("schools") List<FamilyPlan> plans,
      @ForAll("sources") RecordType source,
      @ForAll("filters") FilterExpression filter) {
    Selection selection = selecting(school(plans), source, filter).selection();

    byNumber(selection).values().stream()
        .filter(same -> same.size() > 1)
        .forEach(same -> assertThat(same).noneMatch(r -> r.role() == RecipientRole.TYPED));
  }

  @Property
  void nobodyIsDroppedForSharingANumberWithSomebodyElse(
      @ForAll("schools") List<FamilyPlan> plans,
      @ForAll("sources") RecordType source,
      @ForAll("filters") FilterExpression filter) {
    Selection selection = selecting(school(plans), source, filter).selection();

    assertThat(selection.ignored())
        .filteredOn(i -> i.reason() == IgnoreReason.DUPLICATE)
        .allMatch(i -> i.role() == RecipientRole.TYPED);
  }

  @Property
  void eachRowNamesExactlyThoseWhoShareItsNumber(
      @ForAll("schools") List<FamilyPlan> plans,
      @ForAll("sources") RecordType source,
      @ForAll("filters") FilterExpression filter) {
    Selection selection = selecting(school(plans), source, filter).selection();
    Map<PhoneNumber, Set<String>> keys = new HashMap<>();
    byNumber(selection)
        .forEach(
            (number, same) ->
                keys.put(number, same.stream().map(Recipient::key).collect(Collectors.toSet())));
    selection.ignored().stream()
        .filter(i -> i.reason() == IgnoreReason.DUPLICATE)
        .forEach(i -> keys.get(new PhoneNumber(i.key().split(":")[1])).add(i.key()));

    for (Recipient recipient : selection.recipients()) {
      Set<String> same = keys.get(recipient.number());
      assertThat(recipient.sharers())
          .extracting(Recipient.Sharer::key)
          .containsExactlyInAnyOrderElementsOf(same.size() == 1 ? Set.of() : same);
    }
  }

  private static Map<PhoneNumber, List<Recipient>> byNumber(Selection selection) {
    return selection.recipients().stream().collect(Collectors.groupingBy(Recipient::number));
  }

  @Property
  void removingTakesAwayTheRemovedRowsAndGivesBackAtMostTypedNumbers(
      @ForAll("schools") List<FamilyPlan> plans,
      @ForAll("sources") RecordType source,
      @ForAll("filters") FilterExpression filter,
      @ForAll Random random) {
    TestSchool school = school(plans);
    Selecting selecting = selecting(school, source, filter);
    Selection before = selecting.selection();
    Set<String> removed =
        keys(before).stream().filter(k -> random.nextBoolean()).collect(Collectors.toSet());
    Selection after = selecting.without(removed.toArray(new String[0])).selection();

    assertThat(keys(after)).containsExactlyInAnyOrderElementsOf(keys(before));
    Map<String, IgnoreReason> was = reasons(before);
    Map<String, IgnoreReason> is = reasons(after);
    for (String key : keys(before)) {
      IgnoreReason reason = is.get(key);
      if (was.get(key) == null) {
        assertThat(reason).as(key).isEqualTo(removed.contains(key) ? IgnoreReason.REMOVED : null);
      } else if (was.get(key) == IgnoreReason.DUPLICATE) {
        assertThat(reason)
            .as(key)
            .isIn(IgnoreReason.DUPLICATE, removed.contains(key) ? IgnoreReason.REMOVED : null);
      } else {
        assertThat(reason).as(key).isEqualTo(was.get(key));
      }
    }
  }

  @Property
  void theOrderOfTheDirectoryMakesNoDifference(
      @ForAll("schools") List<FamilyPlan> plans,
      @ForAll("sources") RecordType source,
      @ForAll("filters") FilterExpression filter,
      @ForAll Random random) {
    TestSchool school = school(plans);
    Selecting selecting = selecting(school, source, filter);
    Selection before = selecting.selection();

    school.shuffle(random);
    assertThat(selecting.selection()).isEqualTo(before);
  }

  @Property
  void filtersCommuteAndObeyLogic(
      @ForAll("schools") List<FamilyPlan> plans,
      @ForAll("sources") RecordType source,
      @ForAll("filters") FilterExpression a,
      @ForAll("filters") FilterExpression b) {
    TestSchool school = school(plans);

    same(school, source, new And(List.of(a, b)), new And(List.of(b, a)));
    same(school, source, new Or(List.of(a, b)), new Or(List.of(b, a)));
    same(school, source, new Not(new Not(a)), a);
    same(school, source, new Not(new And(List.of(a, b))), new Or(List.of(new Not(a), new Not(b))));
    same(school, source, new And(List.of(a, a)), a);
  }

  private static void same(
      TestSchool school, RecordType source, FilterExpression a, FilterExpression b) {
    Selection one = selecting(school, source, a).selection();
    Selection other = selecting(school, source, b).selection();
    assertThat(other.recipients()).isEqualTo(one.recipients());
    assertThat(other.ignored()).isEqualTo(one.ignored());
  }

  @Property
  void aFilterAndItsOppositeTogetherFindEverybody(
      @ForAll("schools") List<FamilyPlan> plans, @ForAll("filters") FilterExpression filter) {
    TestSchool school = school(plans);
    Set<String> all = pupilKeys(school, new All());

    Set<String> together = new HashSet<>(pupilKeys(school, filter));
    Set<String> opposite = pupilKeys(school, new Not(filter));
    assertThat(Collections.disjoint(together, opposite)).isTrue();
    together.addAll(opposite);
    assertThat(together).isEqualTo(all);
  }

  private static Set<String> pupilKeys(TestSchool school, FilterExpression filter) {
    return Set.copyOf(keys(selecting(school, RecordType.PUPIL, filter).selection())).stream()
        .filter(key -> key.startsWith("P:"))
        .collect(Collectors.toSet());
  }

  private static List<String> keys(Selection selection) {
    List<String> keys = new ArrayList<>();
    Stream.of(
            selection.recipients().stream().map(Recipient::key),
            selection.ignored().stream().map(IgnoredRecipient::key))
        .flatMap(k -> k)
        .forEach(keys::add);
    return keys;
  }

  private static Map<String, IgnoreReason> reasons(Selection selection) {
    Map<String, IgnoreReason> reasons = new HashMap<>();
    selection.ignored().forEach(i -> reasons.put(i.key(), i.reason()));
    return reasons;
  }
}
