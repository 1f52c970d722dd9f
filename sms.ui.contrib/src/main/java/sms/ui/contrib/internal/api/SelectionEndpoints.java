package sms.ui.contrib.internal.api;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sms.api.host.RecordRef;
import sms.api.host.RecordType;
import sms.api.host.SchoolDirectory;
import sms.api.selection.FilterContext;
import sms.api.selection.FilterParameter;
import sms.api.selection.IgnoreReason;
import sms.api.selection.IgnoredRecipient;
import sms.api.selection.Recipient;
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
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");

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
        Route.get("/selections/{id}/ignored", Access.SENDER, this::ignored));
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
    return Reply.ok(hold(((SelectionResult.Selected) result).selection(), call));
  }

  private SelectionView hold(Selection selection, Call call) {
    Snapshot snapshot =
        snapshots
            .hold(call.caller().userId(), selection)
            .orElseThrow(
                () ->
                    call.refused(
                        422, "selection.too-large", selection.matched(), snapshots.maxRows()));
    return SelectionView.of(snapshot);
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
        List.of(),
        Set.copyOf(list(body.removed())),
        Optional.ofNullable(body.record()).map(text -> record(text, call)),
        Set.copyOf(list(body.ticked())),
        call.locale());
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
    Snapshot snapshot = snapshot(call);
    List<Recipient> rows = snapshot.selection().recipients();
    Optional<String> wanted = call.query("q").map(SelectionEndpoints::folded);
    List<Recipient> found =
        wanted.isEmpty()
            ? rows
            : rows.stream().filter(r -> folded(r.name()).contains(wanted.get())).toList();
    return Reply.ok(Window.of(found, from(call), count(call), RecipientRow::of));
  }

  private Reply ignored(Call call) {
    Snapshot snapshot = snapshot(call);
    Optional<IgnoreReason> reason = call.query("reason", IgnoreReason.class);
    Optional<String> wanted = call.query("q").map(SelectionEndpoints::folded);
    List<IgnoredRecipient> found =
        snapshot.selection().ignored().stream()
            .filter(row -> reason.map(r -> r == row.reason()).orElse(true))
            .filter(row -> wanted.map(w -> folded(row.name()).contains(w)).orElse(true))
            .toList();
    return Reply.ok(Window.of(found, from(call), count(call), IgnoredRow::of));
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

  /** Lower case without accents, so that « helene » finds « Hélène ». */
  private static String folded(String text) {
    return ACCENTS
        .matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
        .replaceAll("")
        .toLowerCase(Locale.ROOT);
  }

  /** What the page asks for; absent fields are empty. */
  record SelectionBody(
      @Nullable RecordType source,
      @Nullable JsonNode filter,
      boolean spouses,
      boolean secondGuardians,
      @Nullable List<String> numbers,
      @Nullable List<String> removed,
      @Nullable String record,
      @Nullable List<String> ticked) {}

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
   * @param reasons how many are ignored, by reason
   */
  record SelectionView(
      String snapshot,
      int matched,
      int messages,
      String explanation,
      Window<RecipientRow> recipients,
      Window<IgnoredRow> ignored,
      Map<IgnoreReason, Integer> reasons) {
    static SelectionView of(Snapshot snapshot) {
      Selection selection = snapshot.selection();
      Map<IgnoreReason, Integer> reasons = new EnumMap<>(IgnoreReason.class);
      selection.ignored().forEach(row -> reasons.merge(row.reason(), 1, Integer::sum));
      return new SelectionView(
          snapshot.id(),
          selection.matched(),
          snapshot.ticked().size(),
          selection.explanation(),
          Window.of(selection.recipients(), 0, FIRST_ROWS, RecipientRow::of),
          Window.of(selection.ignored(), 0, FIRST_ROWS, IgnoredRow::of),
          reasons);
    }
  }
}
