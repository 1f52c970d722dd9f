package sms.ui.contrib.internal.api;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sms.api.host.RecordRef;
import sms.api.recap.PersonHistory;
import sms.api.recap.RecapLine;
import sms.api.recap.RecapPage;
import sms.ui.contrib.internal.api.RecapEndpoints.LineView;

/** What was sent to the people of a record. */
final class HistoryEndpoints implements Endpoints {
  private static final int PAGE = 10;

  private final Installed installed;

  HistoryEndpoints(Installed installed) {
    this.installed = requireNonNull(installed);
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.get("/history", Access.SIGNED_IN, this::page));
  }

  private Reply page(Call call) {
    Set<String> people =
        record(call)
            .flatMap(record -> RecordPeople.of(record, installed.directory(call)))
            .orElseThrow(() -> call.refused(404, "record.unknown"));
    PersonHistory history = installed.history(call);
    RecapPage page =
        history.page(
            people,
            RecapQueries.number("before", call),
            call.query("limit", PAGE, 1, PersonHistory.MAX_LIMIT),
            call.caller());
    return Reply.ok(
        new HistoryView(
            views(page.lines(), call.numbers()),
            page.next().isPresent() ? page.next().getAsLong() : null,
            views(history.lastFailures(people, call.caller()), call.numbers())));
  }

  private static Optional<RecordRef> record(Call call) {
    try {
      return call.query("record").map(RecordRef::parse);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static List<LineView> views(List<RecapLine> lines, Numbers numbers) {
    return lines.stream().map(line -> LineView.of(line, numbers)).toList();
  }

  /**
   * Some of them, newest first.
   *
   * @param next {@code before} of the next page; absent: there is none
   * @param failures the last SMS of those whose last SMS did not arrive
   */
  record HistoryView(List<LineView> lines, @Nullable Long next, List<LineView> failures) {}
}
