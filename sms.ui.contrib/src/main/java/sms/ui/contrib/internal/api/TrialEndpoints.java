package sms.ui.contrib.internal.api;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sms.api.compose.Composed;
import sms.api.compose.MessageTemplate;
import sms.api.compose.Prepared;
import sms.api.compose.Purpose;
import sms.api.dispatch.Campaign;
import sms.api.dispatch.Dispatcher;
import sms.api.dispatch.ModeOffer;
import sms.api.dispatch.OutboundSms;
import sms.api.dispatch.SendResult;
import sms.api.gateway.Money;
import sms.api.gateway.SenderId;
import sms.api.gateway.SendingMode;
import sms.api.host.Caller;
import sms.api.problem.Problem;
import sms.api.selection.FilterExpression;
import sms.api.selection.Recipient;
import sms.api.selection.SelectionRequest;
import sms.api.selection.SelectionResult;
import sms.ui.contrib.internal.api.Views.Amount;

/** One SMS to oneself: the text of a preview, billed, and in the recap as a test. */
final class TrialEndpoints implements Endpoints {
  /** Longest number that is looked at. */
  private static final int MAX_NUMBER = 100;

  /** A test that comes later is of no use. */
  private static final Duration VALIDITY = Duration.ofMinutes(30);

  private final Installed installed;
  private final Snapshots snapshots;
  private final Drafts drafts;
  private final Clock clock;

  TrialEndpoints(Installed installed, Snapshots snapshots, Drafts drafts, Clock clock) {
    this.installed = requireNonNull(installed);
    this.snapshots = requireNonNull(snapshots);
    this.drafts = requireNonNull(drafts);
    this.clock = requireNonNull(clock);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.post("/trials/price", Access.SENDER, this::price),
        Route.post("/trials", Access.SENDER, this::send));
  }

  private Reply price(Call call) {
    TrialBody body = call.body(TrialBody.class);
    return Reply.ok(Price.of(trial(body, call)));
  }

  private Reply send(Call call) {
    TrialBody body = call.body(TrialBody.class);
    if (body.key() == null || body.confirmed() == null) {
      throw call.refused(400, "body.unreadable");
    }
    Trial trial = trial(body, call);
    Price now = Price.of(trial);
    if (!body.confirmed().equals(now)) {
      return new Reply(409, new Changed(List.of(call.problem("figures.changed")), now));
    }
    Dispatcher dispatcher = installed.dispatcher(call);
    SendResult result =
        dispatcher.send(
            campaign(body, trial, call), Stream.of(outbound(trial, call)), call.caller());
    if (result instanceof SendResult.Enqueued sent) {
      return new Reply(201, new Sent(sent.campaignId()));
    } else if (result instanceof SendResult.AlreadyEnqueued sent) {
      return Reply.ok(new Sent(sent.campaignId()));
    } else if (result instanceof SendResult.QuotaExceeded over) {
      throw new Refused(422, over.problem());
    } else if (result instanceof SendResult.ThresholdNotConfirmed over) {
      throw new Refused(422, over.problem());
    }
    throw new Refused(422, ((SendResult.Refused) result).problem());
  }

  /** What would be sent; refused when the number or the text is wrong. */
  private Trial trial(TrialBody body, Call call) {
    Recipient self = self(Optional.ofNullable(body.number()).orElse(""), call);
    ModeOffer offer =
        installed.dispatcher(call).offers().stream()
            .filter(o -> o.mode() == body.mode())
            .findFirst()
            .orElseThrow(() -> new Refused(422, call.problemOf("mode", "mode.gone")));
    Prepared.Message message =
        drafts.read(
            Drafts.Text.of(body.text(), body.rewrite(), body.template()),
            Optional.of(offer.tariff()),
            call);
    if (message.secret()) {
      // a test would be another person's way in, on the tester's telephone
      throw new Refused(422, call.problemOf("text", "trial.secret"));
    }
    Composed composed = message.compose(model(body, call).orElse(self));
    if (composed instanceof Composed.Composition composition) {
      Money cost = offer.tariff().perPart(self.number()).times(composition.segmentation().parts());
      return new Trial(self, composition, cost, offer);
    }
    Problem problem = ((Composed.Blocked) composed).problem();
    throw new Refused(422, new Problem(problem.code(), "text", problem.message()));
  }

  /** Whose text it is; empty: nobody is selected yet. */
  private Optional<Recipient> model(TrialBody body, Call call) {
    if (body.snapshot() == null) {
      return Optional.empty();
    }
    List<Recipient> rows = snapshots.find(body.snapshot(), call).ticked();
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(rows.get(PreviewEndpoints.place(body.recipient(), body.at(), rows)));
  }

  /** The typed number, understood and refused as any other. */
  private Recipient self(String number, Call call) {
    if (number.isBlank()) {
      throw new Refused(422, call.problemOf("number", "trial.no-number"));
    }
    if (number.length() > MAX_NUMBER) {
      throw new Refused(422, call.problemOf("number", "value.too-long", MAX_NUMBER));
    }
    SelectionResult result =
        installed
            .selector(call)
            .select(
                new SelectionRequest(
                    Optional.empty(),
                    new FilterExpression.All(),
                    false,
                    false,
                    List.of(number),
                    List.of(),
                    Set.of(),
                    Optional.empty(),
                    Set.of(),
                    call.locale()),
                call.caller());
    if (result instanceof SelectionResult.Invalid invalid) {
      throw new Refused(
          422,
          invalid.problems().stream()
              .map(p -> new Problem(p.code(), "number", p.message()))
              .toList());
    }
    return ((SelectionResult.Selected) result)
        .selection().recipients().stream()
            .findFirst()
            .orElseThrow(() -> new Refused(422, call.problemOf("number", "trial.no-number")));
  }

  private Campaign campaign(TrialBody body, Trial trial, Call call) {
    Caller caller = call.caller();
    Instant expires = clock.instant().plus(VALIDITY);
    return new Campaign(
        requireNonNull(body.key()),
        caller.userId(),
        caller.displayName(),
        caller.workstation(),
        Purpose.OPERATIONAL,
        trial.offer().mode(),
        drafts.template(Optional.ofNullable(body.template()), call).map(MessageTemplate::id),
        Optional.ofNullable(body.text()).orElse(""),
        call.problem("trial.selection").message(),
        Optional.empty(),
        expires,
        trial.composition().segmentation().parts(),
        trial.cost(),
        true,
        Optional.ofNullable(body.sender())
            .filter(sender -> trial.offer().senders())
            .flatMap(SenderId::parse));
  }

  private static OutboundSms outbound(Trial trial, Call call) {
    Composed.Composition composition = trial.composition();
    return new OutboundSms(
        call.problem("trial.name", call.caller().displayName()).message(),
        trial.self().number(),
        Optional.empty(),
        Optional.empty(),
        composition.text(),
        composition.segmentation().encoding(),
        composition.segmentation().parts(),
        trial.cost(),
        Optional.empty());
  }

  private record Trial(
      Recipient self, Composed.Composition composition, Money cost, ModeOffer offer) {}

  /**
   * A test.
   *
   * @param key made when its dialog was opened; with the price only {@code null} is needed
   * @param snapshot the selection whose recipient's text is taken; absent: the typed number's own
   * @param recipient key of that row; else the one at {@code at}
   * @param number where it goes, as typed
   */
  record TrialBody(
      @Nullable UUID key,
      @Nullable String snapshot,
      @Nullable String recipient,
      int at,
      @Nullable String text,
      boolean rewrite,
      @Nullable String template,
      @Nullable String number,
      @Nullable SendingMode mode,
      @Nullable String sender,
      @Nullable Price confirmed) {}

  /**
   * What the test comes to.
   *
   * @param text that is received
   */
  record Price(String text, int parts, Amount cost) {
    static Price of(Trial trial) {
      return new Price(
          trial.composition().text(),
          trial.composition().segmentation().parts(),
          Amount.of(trial.cost()));
    }
  }

  /** It comes to something else than was confirmed. */
  record Changed(List<Problem> problems, Price price) {}

  /** It is in the outbox. */
  record Sent(long campaign) {}
}
