package sms.ui.contrib.internal.api;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sms.api.host.RecordRef;
import sms.api.host.RecordType;
import sms.api.host.Right;
import sms.api.host.SchoolDirectory;
import sms.api.portal.Audience;
import sms.api.selection.FilterContext;
import sms.api.selection.FilterParameter;
import sms.api.selection.IgnoreReason;
import sms.api.selection.PickedPerson;
import sms.api.selection.RecipientFilter;
import sms.api.selection.Selection;
import sms.api.selection.SelectionRequest;
import sms.api.selection.SelectionResult;
import sms.ui.contrib.internal.api.Views.IgnoredRow;
import sms.ui.contrib.internal.api.Views.RecipientRow;
import sms.ui.contrib.internal.api.Views.Window;

/** Filters, selections and their rows. */
final class SelectionEndpoints implements Endpoints {
  /** Rows that one answer carries at the most. */
  static final int MAX_ROWS = 500;

  /** Rows that come with the selection itself. */
  private static final int FIRST_ROWS = 100;

  private static final int MAX_NUMBERS = 1_000;
  private static final int MAX_KEYS = 10_000;
  private static final int MAX_TYPED_LENGTH = 100;
  private static final int MAX_PEOPLE = 1_000;

  private final Installed installed;
  private final Snapshots snapshots;
  private final Clock clock;

  SelectionEndpoints(Installed installed, Snapshots snapshots, Clock clock) {
    this.installed = requireNonNull(installed);
    this.snapshots = requireNonNull(snapshots);
    this.clock = requireNonNull(clock);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/filters", Access.SENDER, this::filters),
        Route.post("/selections", Access.SENDER, this::select),
        Route.get("/selections/{id}/recipients", Access.SENDER, this::recipients),
        Route.get("/selections/{id}/ignored", Access.SENDER, this::ignored),
        Route.get("/selections/{id}/recipients.csv", Access.SENDER, this::recipientsFile),
        Route.get("/selections/{id}/ignored.csv", Access.SENDER, this::ignoredFile));
  }

  private Reply filters(Call call) {
    Optional<RecordType> source = call.query("source", RecordType.class);
    SchoolDirectory directory = installed.directory(call);
    FilterContext context =
        new FilterContext(
            directory,
            LocalDate.ofInstant(clock.instant(), directory.school().zone()),
            call.locale());
    List<FilterView> filters =
        installed.selector(call).filters().stream()
            .filter(f -> source.map(s -> f.sources().contains(s)).orElse(true))
            .map(f -> FilterView.of(f, context))
            .toList();
    return Reply.ok(Map.of("filters", filters));
  }

  private Reply select(Call call) {
    SelectionRequest request = request(call.body(SelectionBody.class), call);
    SelectionResult result = installed.selector(call).select(request, call.caller());
    if (result instanceof SelectionResult.Invalid invalid) {
      throw new Refused(422, invalid.problems());
    }
    Selection selection = ((SelectionResult.Selected) result).selection();
    return Reply.ok(SelectionView.of(hold(selection, call), request.people(), call.numbers()));
  }

  private Snapshot hold(Selection selection, Call call) {
    return snapshots
        .hold(call.caller().userId(), selection)
        .orElseThrow(
            () ->
                call.refused(422, "selection.too-large", selection.matched(), snapshots.maxRows()));
  }

  private static SelectionRequest request(SelectionBody body, Call call) {
    cap(body.numbers(), MAX_NUMBERS, MAX_TYPED_LENGTH, "numbers", call);
    cap(body.removed(), MAX_KEYS, MAX_TYPED_LENGTH * 10, "removed", call);
    cap(body.ticked(), MAX_KEYS, MAX_TYPED_LENGTH * 10, "ticked", call);
    return new SelectionRequest(
        Optional.ofNullable(body.source()),
        FilterJson.read(body.filter(), call),
        body.spouses(),
        body.secondGuardians(),
        list(body.numbers()),
        people(body.people(), call),
        Set.copyOf(list(body.removed())),
        Optional.ofNullable(body.record()).map(text -> record(text, call)),
        Set.copyOf(list(body.ticked())),
        call.locale(),
        audience(body, call));
  }

  /** Who has connected to the portal is told to those only who may send credentials. */
  private static Optional<Audience> audience(SelectionBody body, Call call) {
    Optional<Audience> audience = Optional.ofNullable(body.audience());
    if (audience.isPresent() && !call.caller().may(Right.CREDENTIALS)) {
      throw call.refused(403, "credentials.not-allowed");
    }
    return audience;
  }

  private static List<PickedPerson> people(@Nullable List<PersonBody> people, Call call) {
    if (people == null) {
      return List.of();
    }
    if (people.size() > MAX_PEOPLE) {
      throw new Refused(422, call.problemOf("people", "list.too-long", MAX_PEOPLE));
    }
    return people.stream()
        .map(
            p -> {
              if (p == null || p.person() == null || p.person().isBlank() || p.record() == null) {
                throw new Refused(400, call.problemOf("people", "body.unreadable"));
              }
              return new PickedPerson(record(p.record(), call), p.person());
            })
        .toList();
  }

  private static RecordRef record(String text, Call call) {
    try {
      return RecordRef.parse(text);
    } catch (IllegalArgumentException e) {
      throw new Refused(400, call.problemOf("record", "record.unknown"));
    }
  }

  private static void cap(
      @Nullable List<String> values, int max, int maxLength, String field, Call call) {
    if (values == null) {
      return;
    }
    if (values.size() > max) {
      throw new Refused(422, call.problemOf(field, "list.too-long", max));
    }
    if (values.stream().anyMatch(value -> value == null || value.length() > maxLength)) {
      throw new Refused(422, call.problemOf(field, "value.too-long", maxLength));
    }
  }

  private static List<String> list(@Nullable List<String> values) {
    return values == null ? List.of() : values;
  }

  private Reply recipients(Call call) {
    return Reply.ok(
        SelectedRows.window(
            snapshot(call).selection().recipients(),
            SelectedRows.recipients(call),
            from(call),
            count(call),
            row -> RecipientRow.of(row, call.numbers())));
  }

  private Reply ignored(Call call) {
    return Reply.ok(
        SelectedRows.window(
            snapshot(call).selection().ignored(),
            SelectedRows.ignored(call),
            from(call),
            count(call),
            row -> IgnoredRow.of(row, call.numbers())));
  }

  private Reply recipientsFile(Call call) {
    Snapshot snapshot = snapshot(call);
    return installed.exported(
        sheets(call).recipients(snapshot.selection().recipients(), SelectedRows.recipients(call)),
        call);
  }

  private Reply ignoredFile(Call call) {
    Snapshot snapshot = snapshot(call);
    return installed.exported(
        sheets(call).ignored(snapshot.selection().ignored(), SelectedRows.ignored(call)), call);
  }

  private SelectionSheets sheets(Call call) {
    ZoneId zone = installed.directory(call).school().zone();
    return new SelectionSheets(call, LocalDate.ofInstant(clock.instant(), zone));
  }

  private Snapshot snapshot(Call call) {
    return snapshots.find(call.path("id"), call);
  }

  private static int from(Call call) {
    return call.query("from", 0, 0, Integer.MAX_VALUE);
  }

  private static int count(Call call) {
    return call.query("count", FIRST_ROWS, 1, MAX_ROWS);
  }

  /**
   * What the page asks for; absent fields are empty.
   *
   * @param audience credentials are to be sent to such accounts
   */
  record SelectionBody(
      @Nullable RecordType source,
      @Nullable JsonNode filter,
      boolean spouses,
      boolean secondGuardians,
      @Nullable List<String> numbers,
      @Nullable List<PersonBody> people,
      @Nullable List<String> removed,
      @Nullable String record,
      @Nullable List<String> ticked,
      @Nullable Audience audience) {}

  /** Somebody added by hand, found in that record. */
  record PersonBody(@Nullable String record, @Nullable String person) {}

  /** A filter with its fields. */
  record FilterView(
      String id,
      String label,
      String help,
      Collection<RecordType> sources,
      List<ParameterView> parameters) {
    static FilterView of(RecipientFilter filter, FilterContext context) {
      return new FilterView(
          filter.id(),
          filter.label(context.locale()),
          filter.help(context.locale()),
          filter.sources(),
          filter.parameters(context).stream().map(ParameterView::of).toList());
    }
  }

  /** A field of a filter. */
  record ParameterView(
      String name,
      String label,
      FilterParameter.Kind kind,
      List<FilterParameter.Choice> choices,
      @Nullable String initial) {
    static ParameterView of(FilterParameter parameter) {
      return new ParameterView(
          parameter.name(),
          parameter.label(),
          parameter.kind(),
          parameter.choices(),
          parameter.initial().orElse(null));
    }
  }

  /**
   * A selection, with its first rows.
   *
   * @param snapshot to ask for more rows, to preview and to send
   * @param messages how many rows are ticked
   * @param shared how many rows have a number that is not of one person alone
   * @param reasons how many are ignored, by reason
   * @param people what became of those added by hand, in that order
   */
  record SelectionView(
      String snapshot,
      int matched,
      int messages,
      int shared,
      String explanation,
      Window<RecipientRow> recipients,
      Window<IgnoredRow> ignored,
      Map<IgnoreReason, Integer> reasons,
      List<PickedView> people) {
    static SelectionView of(Snapshot snapshot, List<PickedPerson> people, Numbers numbers) {
      Selection selection = snapshot.selection();
      Map<IgnoreReason, Integer> reasons = new EnumMap<>(IgnoreReason.class);
      selection.ignored().forEach(row -> reasons.merge(row.reason(), 1, Integer::sum));
      return new SelectionView(
          snapshot.id(),
          selection.matched(),
          snapshot.ticked().size(),
          (int) selection.recipients().stream().filter(r -> !r.sharers().isEmpty()).count(),
          selection.explanation(),
          Window.of(selection.recipients(), 0, FIRST_ROWS, row -> RecipientRow.of(row, numbers)),
          Window.of(selection.ignored(), 0, FIRST_ROWS, row -> IgnoredRow.of(row, numbers)),
          reasons,
          PickedView.of(people, selection));
    }
  }

  /**
   * Somebody added by hand.
   *
   * @param key of the row
   * @param reason why nothing is sent there; absent: an SMS is
   */
  record PickedView(String person, String key, String name, @Nullable IgnoreReason reason) {
    static List<PickedView> of(List<PickedPerson> people, Selection selection) {
      if (people.isEmpty()) {
        return List.of();
      }
      Map<String, PickedView> found = new HashMap<>();
      Set<String> wanted = people.stream().map(PickedPerson::personId).collect(toSet());
      selection.recipients().stream()
          .filter(row -> row.personId().filter(wanted::contains).isPresent())
          .forEach(
              row -> put(found, new PickedView(person(row.key()), row.key(), row.name(), null)));
      selection.ignored().stream()
          .filter(row -> wanted.contains(person(row.key())))
          .forEach(
              row ->
                  put(
                      found,
                      new PickedView(person(row.key()), row.key(), row.name(), row.reason())));
      return people.stream()
          .map(PickedPerson::personId)
          .distinct()
          .map(found::get)
          .filter(Objects::nonNull)
          .toList();
    }

    private static void put(Map<String, PickedView> found, PickedView view) {
      found.put(view.person(), view);
    }

    /** The id in the key of a person's row; of another row nothing that is an id. */
    private static String person(String key) {
      return key.startsWith("P:") ? key.substring(2) : "";
    }
  }
}
