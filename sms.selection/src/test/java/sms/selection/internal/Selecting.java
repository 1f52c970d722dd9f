package sms.selection.internal;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import sms.api.host.Caller;
import sms.api.host.RecordRef;
import sms.api.host.RecordType;
import sms.api.host.Right;
import sms.api.host.SchoolDirectory;
import sms.api.portal.Audience;
import sms.api.problem.Problem;
import sms.api.selection.FilterExpression;
import sms.api.selection.IgnoredRecipient;
import sms.api.selection.PickedPerson;
import sms.api.selection.Recipient;
import sms.api.selection.RecipientFilter;
import sms.api.selection.Selection;
import sms.api.selection.SelectionRequest;
import sms.api.selection.SelectionResult;
import sms.selection.internal.filter.AdultKindFilter;
import sms.selection.internal.filter.AgeFilter;
import sms.selection.internal.filter.ClassFilter;
import sms.selection.internal.filter.GenderFilter;
import sms.selection.internal.filter.LanguageFilter;
import sms.selection.internal.filter.LastFailedFilter;
import sms.selection.internal.filter.LevelFilter;
import sms.selection.internal.filter.NeverConnectedFilter;
import sms.selection.internal.filter.NextClassFilter;
import sms.selection.internal.filter.OptedOutFilter;
import sms.selection.internal.filter.OptionFilter;
import sms.selection.internal.filter.PaymentModeFilter;
import sms.selection.internal.filter.PostalCodeFilter;
import sms.selection.internal.filter.PresenceFilter;
import sms.selection.internal.filter.PreviousClassFilter;
import sms.selection.internal.filter.PreviousLevelFilter;
import sms.selection.internal.filter.RegimeFilter;
import sms.selection.internal.number.FictionalNumbers;

/** A selection being asked for, in the words of a test. */
public final class Selecting {
  private final DirectorySelector selector;
  private Optional<RecordType> source = Optional.empty();
  private FilterExpression filter = new FilterExpression.All();
  private boolean spouses;
  private boolean secondGuardians;
  private List<String> typed = List.of();
  private List<PickedPerson> people = List.of();
  private Set<String> removed = Set.of();
  private Optional<RecordRef> record = Optional.empty();
  private Optional<Audience> audience = Optional.empty();
  private Set<String> ticked = Set.of();
  private Locale locale = Locale.FRENCH;
  private Set<Right> rights = Set.of(Right.SEND);

  private Selecting(DirectorySelector selector) {
    this.selector = selector;
  }

  /** In that school, with our filters installed. */
  public static Selecting in(SchoolDirectory school) {
    return with(selector(school));
  }

  /** In that school, with that one filter installed. */
  public static Selecting withOnly(SchoolDirectory school, RecipientFilter filter) {
    return with(selector(school, List.of(filter)));
  }

  static Selecting with(DirectorySelector selector) {
    return new Selecting(selector);
  }

  /** A selector with our filters. */
  public static DirectorySelector selector(SchoolDirectory school) {
    return selector(school, ourFilters());
  }

  private static DirectorySelector selector(SchoolDirectory school, List<RecipientFilter> filters) {
    DirectorySelector selector =
        new DirectorySelector(
            school,
            FictionalNumbers.NONE,
            Clock.fixed(
                TestSchool.TODAY.atTime(10, 0).atZone(school.school().zone()).toInstant(),
                ZoneId.of("UTC")));
    filters.forEach(filter -> selector.addFilter(filter, Map.of()));
    return selector;
  }

  /** All that the bundle ships. */
  public static List<RecipientFilter> ourFilters() {
    return List.of(
        new AdultKindFilter(),
        new AgeFilter(),
        new ClassFilter(),
        new GenderFilter(),
        new LanguageFilter(),
        new LastFailedFilter(),
        new LevelFilter(),
        new NeverConnectedFilter(),
        new NextClassFilter(),
        new OptedOutFilter(),
        new OptionFilter(),
        new PaymentModeFilter(),
        new PostalCodeFilter(),
        new PresenceFilter(),
        new PreviousClassFilter(),
        new PreviousLevelFilter(),
        new RegimeFilter());
  }

  public Selecting families() {
    return from(RecordType.FAMILY);
  }

  public Selecting pupils() {
    return from(RecordType.PUPIL);
  }

  public Selecting adults() {
    return from(RecordType.ADULT);
  }

  public Selecting applicants() {
    return from(RecordType.APPLICANT);
  }

  public Selecting from(RecordType type) {
    source = Optional.of(type);
    return this;
  }

  /** With all of these filters. */
  public Selecting where(FilterExpression... terms) {
    filter = terms.length == 1 ? terms[0] : new FilterExpression.And(List.of(terms));
    return this;
  }

  public Selecting withSpouses() {
    spouses = true;
    return this;
  }

  public Selecting withSecondGuardians() {
    secondGuardians = true;
    return this;
  }

  public Selecting typing(String... numbers) {
    typed = List.of(numbers);
    return this;
  }

  /** Somebody added by hand, found in that record. */
  public Selecting adding(RecordType type, String id, String personId) {
    people = new ArrayList<>(people);
    people.add(new PickedPerson(new RecordRef(type, id), personId));
    return this;
  }

  public Selecting without(String... keys) {
    removed = Set.of(keys);
    return this;
  }

  public Selecting record(RecordType type, String id) {
    record = Optional.of(new RecordRef(type, id));
    return this;
  }

  public Selecting ticking(String... keys) {
    ticked = Set.of(keys);
    return this;
  }

  /** Pressing the keys button. */
  public Selecting forCredentialsTo(Audience wanted) {
    audience = Optional.of(wanted);
    return this;
  }

  public Selecting inLanguage(Locale language) {
    locale = language;
    return this;
  }

  public Selecting byAUserWho(Right... may) {
    rights = Set.of(may);
    return this;
  }

  public static FilterExpression.Term term(String id, String... values) {
    return new FilterExpression.Term(
        id, values.length == 0 ? Map.of() : Map.of(id, List.of(values)));
  }

  public static FilterExpression.Term presence(String state, String date) {
    return new FilterExpression.Term(
        "presence", Map.of("state", List.of(state), "date", List.of(date)));
  }

  public SelectionResult result() {
    return selector.select(
        new SelectionRequest(
            source,
            filter,
            spouses,
            secondGuardians,
            typed,
            people,
            removed,
            record,
            ticked,
            locale,
            audience),
        new Caller("secretariat", "Secrétariat", "ACCUEIL", locale, rights));
  }

  public Selection selection() {
    if (result() instanceof SelectionResult.Selected selected) {
      return selected.selection();
    }
    throw new AssertionError("problems instead of a selection: " + problems());
  }

  /** What is wrong, as « field: code ». */
  public List<String> problems() {
    return invalid().stream().map(p -> p.field() + ": " + p.code()).toList();
  }

  public List<Problem> invalid() {
    if (result() instanceof SelectionResult.Invalid invalid) {
      return invalid.problems();
    }
    throw new AssertionError("a selection instead of problems");
  }

  /** Who gets an SMS, in order. */
  public List<String> names() {
    return selection().recipients().stream().map(Recipient::name).toList();
  }

  /** Who gets none, and why. */
  public Map<String, String> ignored() {
    Map<String, String> ignored = new TreeMap<>();
    for (IgnoredRecipient i : selection().ignored()) {
      ignored.put(i.name(), i.reason().name());
    }
    return ignored;
  }

  /** The row of that key. */
  public Recipient row(String key) {
    return selection().recipients().stream()
        .filter(r -> r.key().equals(key))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row " + key + " in " + names()));
  }
}
