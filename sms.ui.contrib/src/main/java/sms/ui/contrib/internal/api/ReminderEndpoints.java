package sms.ui.contrib.internal.api;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import sms.api.dispatch.SmsState;
import sms.api.recap.ReminderSeries;

/** How far first-connection credentials that are repeated have come. */
final class ReminderEndpoints implements Endpoints {
  private static final int MOST = 20;

  private final Installed installed;

  ReminderEndpoints(Installed installed) {
    this.installed = requireNonNull(installed);
  }

  @Override
  public List<Route> routes() {
    return List.of(Route.get("/reminders", Access.CREDENTIALS, this::list));
  }

  private Reply list(Call call) {
    return Reply.ok(
        Map.of(
            "series",
            installed.reminders(call).series(call.caller(), MOST).stream()
                .map(SeriesView::of)
                .toList()));
  }

  /** Credentials with their reminders. */
  record SeriesView(String id, String user, String selection, List<StepView> steps) {
    static SeriesView of(ReminderSeries series) {
      return new SeriesView(
          series.id().toString(),
          series.userName(),
          series.selection(),
          series.steps().stream().map(StepView::of).toList());
    }
  }

  /**
   * One sending of them.
   *
   * @param connected left out, because their holder had connected
   */
  record StepView(long campaign, int number, long at, Map<SmsState, Long> states, long connected) {
    static StepView of(ReminderSeries.Step step) {
      Map<SmsState, Long> states = new EnumMap<>(SmsState.class);
      states.putAll(step.states());
      return new StepView(
          step.campaignId(), step.number(), step.at().toEpochMilli(), states, step.connected());
    }
  }
}
