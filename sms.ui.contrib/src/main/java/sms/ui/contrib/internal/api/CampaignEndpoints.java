package sms.ui.contrib.internal.api;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sms.api.compose.BatchSummary;
import sms.api.compose.Composed;
import sms.api.compose.MessageTemplate;
import sms.api.compose.Prepared;
import sms.api.compose.Purpose;
import sms.api.dispatch.Campaign;
import sms.api.dispatch.CancelResult;
import sms.api.dispatch.Dispatcher;
import sms.api.dispatch.ModeOffer;
import sms.api.dispatch.OutboundSms;
import sms.api.dispatch.QuotaScope;
import sms.api.dispatch.Reminder;
import sms.api.dispatch.RescheduleResult;
import sms.api.dispatch.SendResult;
import sms.api.dispatch.SendingAllowance;
import sms.api.dispatch.SmsState;
import sms.api.gateway.SenderId;
import sms.api.gateway.SendingMode;
import sms.api.host.Caller;
import sms.api.host.Right;
import sms.api.problem.Problem;
import sms.api.recap.CampaignProgress;
import sms.api.selection.Recipient;
import sms.ui.contrib.internal.api.Views.Amount;

/** Sends what was confirmed, tells how far it is, takes it back. */
final class CampaignEndpoints implements Endpoints {
  private final Installed installed;
  private final Snapshots snapshots;
  private final Drafts drafts;
  private final Clock clock;
  private final Duration validity;

  CampaignEndpoints(
      Installed installed, Snapshots snapshots, Drafts drafts, Clock clock, Duration validity) {
    this.installed = requireNonNull(installed);
    this.snapshots = requireNonNull(snapshots);
    this.drafts = requireNonNull(drafts);
    this.clock = requireNonNull(clock);
    this.validity = requireNonNull(validity);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.post("/deferrals", Access.SENDER, this::defer),
        Route.get("/allowance", Access.SENDER, this::allowance),
        Route.post("/campaigns", Access.SENDER, this::send),
        Route.get("/quiet-hours", Access.SENDER, this::quiet),
        Route.post("/campaigns/{id}/reschedule", Access.SENDER, this::reschedule),
        Route.get("/campaigns/{id}", Access.SIGNED_IN, this::progress),
        Route.post("/campaigns/{id}/cancel", Access.SIGNED_IN, this::cancel));
  }

  /** What a date and a time at the school mean, before anybody relies on it. */
  private Reply defer(Call call) {
    return Reply.ok(Map.of("at", resolve(call.body(Deferral.class), call).toEpochMilli()));
  }

  private Instant resolve(Deferral deferral, Call call) {
    return deferral.resolve(installed.directory(call).school().zone(), clock, call);
  }

  /** What the caller may send now, before the click. */
  private Reply allowance(Call call) {
    Dispatcher dispatcher = installed.dispatcher(call);
    return Reply.ok(
        Allowance.of(
            dispatcher.allowance(call.caller()),
            dispatcher.senders().stream().map(SenderId::value).toList()));
  }

  /** Whether what would leave at a time has to wait, before the click. */
  private Reply quiet(Call call) {
    Purpose purpose =
        call.constant("purpose", call.query("purpose").orElse("INFORMATION"), Purpose.class);
    Instant at = call.query("at").map(millis -> instant(millis, call)).orElseGet(clock::instant);
    Long until =
        installed.dispatcher(call).quietUntil(purpose, at).map(Instant::toEpochMilli).orElse(null);
    return Reply.ok(new Quiet(until, call.caller().may(Right.OVERRIDE_QUIET_HOURS)));
  }

  private static Instant instant(String millis, Call call) {
    try {
      return Instant.ofEpochMilli(Long.parseLong(millis));
    } catch (NumberFormatException e) {
      throw new Refused(400, call.problemOf("at", "query.constant", millis));
    }
  }

  private Reply reschedule(Call call) {
    long id = call.id("id");
    RescheduleResult result =
        installed
            .dispatcher(call)
            .reschedule(id, resolve(call.body(Deferral.class), call), call.caller());
    if (result instanceof RescheduleResult.Refused refused) {
      boolean unknown = refused.problem().code().equals("campaign.unknown");
      throw new Refused(unknown ? 404 : 422, refused.problem());
    }
    if (result instanceof RescheduleResult.TooLate late) {
      throw new Refused(409, late.problem());
    }
    RescheduleResult.Rescheduled r = (RescheduleResult.Rescheduled) result;
    return Reply.ok(new Rescheduled(r.notBefore().toEpochMilli(), r.expires().toEpochMilli()));
  }

  private Reply send(Call call) {
    CampaignBody body = call.body(CampaignBody.class);
    if (body.key() == null || body.mode() == null || body.confirmed() == null) {
      throw call.refused(400, "body.unreadable");
    }
    Snapshot snapshot = snapshots.find(body.snapshot(), call);
    Dispatcher dispatcher = installed.dispatcher(call);
    ModeOffer offer =
        dispatcher.offers().stream()
            .filter(o -> o.mode() == body.mode())
            .findFirst()
            .orElseThrow(() -> new Refused(422, call.problemOf("mode", "mode.gone")));
    Optional<Instant> notBefore =
        Optional.ofNullable(body.notBefore()).map(deferral -> resolve(deferral, call));
    Drafts.Text text = Drafts.Text.of(body.text(), body.rewrite(), body.template());
    Prepared.Message message = drafts.read(text, Optional.of(offer.tariff()), call);
    BatchSummary now = message.summarise(snapshot.ticked());
    if (now.messages() == 0) {
      throw call.refused(
          422, snapshot.ticked().isEmpty() ? "selection.empty" : "selection.blocked");
    }
    if (!body.confirmed().equals(Confirmed.of(now))) {
      return new Reply(
          409,
          new Changed(
              List.of(call.problem("figures.changed")),
              new Figures(
                  now.messages(), now.parts(), Amount.of(now.cost()), now.blocked().size())));
    }
    Optional<Repetition> repetition = repetition(body, message, call);
    Campaign campaign =
        campaign(body, text, snapshot, message.secret(), notBefore, now, repetition, call);
    SendResult result = send(campaign, snapshot, message, now, call);
    if (result instanceof SendResult.Enqueued || result instanceof SendResult.AlreadyEnqueued) {
      List<ReminderView> reminders =
          repetition.map(r -> remind(r, campaign, snapshot, message, now, call)).orElse(List.of());
      return reply(result, campaign, reminders);
    }
    return reply(result, campaign, List.of());
  }

  private SendResult send(
      Campaign campaign, Snapshot snapshot, Prepared.Message message, BatchSummary now, Call call) {
    Caller caller = call.caller();
    try (Stream<OutboundSms> messages = messages(snapshot, message, now.duplicates(), caller)) {
      return installed.dispatcher(call).send(campaign, messages, caller);
    }
  }

  private static Optional<Repetition> repetition(
      CampaignBody body, Prepared.Message message, Call call) {
    Repetition asked = body.reminders();
    if (asked == null) {
      return Optional.empty();
    }
    if (!message.secret()
        || asked.everyDays() < 1
        || asked.everyDays() > Repetition.LONGEST_PAUSE
        || asked.times() < 1
        || asked.times() > Reminder.MAX) {
      throw new Refused(
          422,
          call.problemOf("reminders", "reminders.range", Repetition.LONGEST_PAUSE, Reminder.MAX));
    }
    return Optional.of(asked);
  }

  /**
   * Deferred campaigns of the same recipients, at the same time of the day. Their keys are made of
   * the first one's: a repeated click finds them there.
   */
  private List<ReminderView> remind(
      Repetition repetition,
      Campaign first,
      Snapshot snapshot,
      Prepared.Message message,
      BatchSummary now,
      Call call) {
    ZoneId zone = installed.directory(call).school().zone();
    ZonedDateTime begins = first.expires().minus(validity).atZone(zone);
    List<ReminderView> reminders = new ArrayList<>();
    for (int number = 1; number <= repetition.times(); number++) {
      Instant at = begins.plusDays((long) number * repetition.everyDays()).toInstant();
      SendResult result =
          send(reminder(first, number, repetition, at), snapshot, message, now, call);
      reminders.add(ReminderView.of(number, at, result));
    }
    return reminders;
  }

  private Campaign reminder(Campaign first, int number, Repetition repetition, Instant at) {
    String key = "reminder " + number + " of " + first.key();
    return new Campaign(
        UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)),
        first.userId(),
        first.userName(),
        first.workstation(),
        first.purpose(),
        first.mode(),
        first.templateId(),
        first.text(),
        first.selection(),
        Optional.of(at),
        at.plus(validity),
        first.confirmedParts(),
        first.confirmedCost(),
        true,
        first.sender(),
        false,
        OptionalLong.empty(),
        Optional.of(new Reminder(first.key(), number, repetition.times())));
  }

  private Campaign campaign(
      CampaignBody body,
      Drafts.Text text,
      Snapshot snapshot,
      boolean secret,
      Optional<Instant> notBefore,
      BatchSummary now,
      Optional<Repetition> repetition,
      Call call) {
    Caller caller = call.caller();
    Optional<MessageTemplate> template = drafts.template(text.template(), call);
    Purpose purpose = secret ? Purpose.CREDENTIALS : purpose(body, template, call);
    Instant leaves = notBefore.orElseGet(clock::instant);
    Instant begins =
        body.duringQuietHours()
            ? leaves
            : installed.dispatcher(call).quietUntil(purpose, leaves).orElse(leaves);
    return new Campaign(
        requireNonNull(body.key()),
        caller.userId(),
        caller.displayName(),
        caller.workstation(),
        purpose,
        requireNonNull(body.mode()),
        template.map(MessageTemplate::id),
        text.text(),
        snapshot.selection().explanation(),
        notBefore,
        begins.plus(validity),
        now.parts(),
        now.cost(),
        body.largeConfirmed(),
        sender(body, call),
        body.duringQuietHours(),
        OptionalLong.empty(),
        repetition.map(r -> new Reminder(requireNonNull(body.key()), 0, r.times())));
  }

  /** What the user says it is for, else what the predefined message is for. */
  private static Purpose purpose(CampaignBody body, Optional<MessageTemplate> template, Call call) {
    if (body.purpose() == Purpose.CREDENTIALS && !call.caller().may(Right.CREDENTIALS)) {
      throw new Refused(422, call.problemOf("purpose", "purpose.credentials"));
    }
    return Optional.ofNullable(body.purpose())
        .or(() -> template.map(MessageTemplate::purpose))
        .orElse(Purpose.INFORMATION);
  }

  private static Optional<SenderId> sender(CampaignBody body, Call call) {
    String sender = body.sender();
    if (sender == null || sender.isBlank()) {
      return Optional.empty();
    }
    return Optional.of(
        SenderId.parse(sender)
            .orElseThrow(() -> new Refused(422, call.problemOf("sender", "sender.form"))));
  }

  private static Stream<OutboundSms> messages(
      Snapshot snapshot,
      Prepared.Message message,
      List<Composed.Duplicate> duplicates,
      Caller caller) {
    Map<String, String> namesByKey = names(duplicates);
    return message
        .composeAll(snapshot.ticked())
        .filter(Composed.Composition.class::isInstance)
        .map(composed -> outbound((Composed.Composition) composed, namesByKey, caller));
  }

  /** By row, « POTTER James, POTTER Lily » where its SMS serves others too. */
  private static Map<String, String> names(List<Composed.Duplicate> duplicates) {
    Map<String, String> names = new HashMap<>();
    for (Composed.Duplicate duplicate : duplicates) {
      names.merge(
          duplicate.first().key(),
          duplicate.first().name() + ", " + duplicate.recipient().name(),
          (before, both) -> before + ", " + duplicate.recipient().name());
    }
    return names;
  }

  private static OutboundSms outbound(
      Composed.Composition composition, Map<String, String> namesByKey, Caller caller) {
    Recipient recipient = composition.recipient();
    return new OutboundSms(
        namesByKey.getOrDefault(recipient.key(), recipient.name()),
        recipient.number(),
        recipient.record(),
        recipient.personId(),
        composition.text(),
        composition.segmentation().encoding(),
        composition.segmentation().parts(),
        composition.cost(),
        recipient.noSms() ? Optional.of(caller.displayName()) : Optional.empty(),
        composition.secret());
  }

  private static Reply reply(SendResult result, Campaign campaign, List<ReminderView> reminders) {
    long expires = campaign.expires().toEpochMilli();
    if (result instanceof SendResult.Enqueued e) {
      Long at = e.notBefore().map(Instant::toEpochMilli).orElse(null);
      return new Reply(201, new Sent(e.campaignId(), e.messages(), false, at, expires, reminders));
    }
    if (result instanceof SendResult.AlreadyEnqueued e) {
      Long at = campaign.notBefore().map(Instant::toEpochMilli).orElse(null);
      return Reply.ok(new Sent(e.campaignId(), null, true, at, expires, reminders));
    }
    if (result instanceof SendResult.QuotaExceeded e) {
      Quota quota = new Quota(e.scope(), e.limit(), e.used(), e.parts());
      return new Reply(422, new Limited(List.of(e.problem()), quota, null));
    }
    if (result instanceof SendResult.ThresholdNotConfirmed e) {
      Threshold threshold = new Threshold(e.threshold(), e.parts());
      return new Reply(422, new Limited(List.of(e.problem()), null, threshold));
    }
    if (result instanceof SendResult.CreditTooLow e) {
      throw new Refused(422, e.problem());
    }
    throw new Refused(422, ((SendResult.Refused) result).problem());
  }

  private Reply progress(Call call) {
    return installed
        .recap(call)
        .progress(call.id("id"), call.caller())
        .map(p -> Reply.ok(Progress.of(p)))
        .orElseThrow(() -> call.refused(404, "campaign.unknown"));
  }

  private Reply cancel(Call call) {
    CancelResult result = installed.dispatcher(call).cancel(call.id("id"), call.caller());
    if (result instanceof CancelResult.Refused refused) {
      throw new Refused(404, refused.problem());
    }
    CancelResult.Cancelled c = (CancelResult.Cancelled) result;
    return Reply.ok(new Cancelled(c.cancelled(), c.left()));
  }

  /**
   * A click on « Envoyer ».
   *
   * @param key made when the draft was begun
   * @param confirmed the figures that the user saw and agreed to
   * @param purpose what it is for; absent: as the predefined message says, else information
   * @param sender one of those of the allowance; absent: the gateway's own
   * @param duringQuietHours the user has the right, was told that it is a quiet hour, and wants it
   *     to leave all the same
   * @param largeConfirmed the user was told that it is above the threshold and agreed once more
   * @param reminders of credentials, to those who have not connected; absent: none
   */
  record CampaignBody(
      @Nullable UUID key,
      @Nullable String snapshot,
      @Nullable String text,
      boolean rewrite,
      @Nullable SendingMode mode,
      @Nullable String template,
      @Nullable Deferral notBefore,
      @Nullable Confirmed confirmed,
      @Nullable Purpose purpose,
      @Nullable String sender,
      boolean largeConfirmed,
      boolean duringQuietHours,
      @Nullable Repetition reminders) {}

  /** What a user agreed to. */
  record Confirmed(int messages, long parts, Amount cost) {
    static Confirmed of(BatchSummary summary) {
      return new Confirmed(summary.messages(), summary.parts(), Amount.of(summary.cost()));
    }
  }

  /**
   * How much may be sent, in SMS as billed; limits that there are not are absent.
   *
   * @param day of the school
   * @param usedByUser today
   * @param usedBySchool today
   * @param remaining today, by the tighter quota
   * @param senders to choose from, the usual one first
   */
  record Allowance(
      @Nullable Long confirmAbove,
      @Nullable Long userPerDay,
      @Nullable Long schoolPerDay,
      String day,
      long usedByUser,
      long usedBySchool,
      @Nullable Long remaining,
      List<String> senders) {
    static Allowance of(SendingAllowance allowance, List<String> senders) {
      return new Allowance(
          nullable(allowance.limits().confirmAbove()),
          nullable(allowance.limits().userPerDay()),
          nullable(allowance.limits().schoolPerDay()),
          allowance.used().day().toString(),
          allowance.used().user(),
          allowance.used().school(),
          nullable(allowance.remaining()),
          senders);
    }

    private static @Nullable Long nullable(OptionalLong value) {
      return value.isPresent() ? value.getAsLong() : null;
    }
  }

  /** Nothing was sent: it is more than a quota leaves, or above the threshold and not confirmed. */
  record Limited(List<Problem> problems, @Nullable Quota quota, @Nullable Threshold threshold) {}

  /** The quota that is exceeded. */
  record Quota(QuotaScope scope, long limit, long used, long parts) {}

  /** The threshold that is exceeded. */
  record Threshold(long threshold, long parts) {}

  /** Figures that are other than those confirmed. */
  record Changed(List<Problem> problems, Figures figures) {}

  /** What the batch comes to now. */
  record Figures(int messages, long parts, Amount cost, int blocked) {}

  /**
   * It is in the outbox.
   *
   * @param messages how many; absent for a repeated click
   * @param already whether an earlier click had put it there
   * @param notBefore deferred to that time
   * @param expires not sent any more after that time
   * @param reminders in their order
   */
  record Sent(
      long id,
      @Nullable Long messages,
      boolean already,
      @Nullable Long notBefore,
      long expires,
      List<ReminderView> reminders) {}

  /**
   * How credentials are repeated to those who have not connected.
   *
   * @param everyDays days between two
   * @param times how often at the most
   */
  record Repetition(int everyDays, int times) {
    static final int LONGEST_PAUSE = 90;
  }

  /**
   * A reminder that was put in the outbox, or was not.
   *
   * @param id its campaign; absent: it was not
   * @param problem why not
   */
  record ReminderView(int number, long at, @Nullable Long id, @Nullable Problem problem) {
    static ReminderView of(int number, Instant at, SendResult result) {
      long millis = at.toEpochMilli();
      if (result instanceof SendResult.Enqueued sent) {
        return new ReminderView(number, millis, sent.campaignId(), null);
      } else if (result instanceof SendResult.AlreadyEnqueued sent) {
        return new ReminderView(number, millis, sent.campaignId(), null);
      } else if (result instanceof SendResult.QuotaExceeded over) {
        return new ReminderView(number, millis, null, over.problem());
      } else if (result instanceof SendResult.ThresholdNotConfirmed over) {
        return new ReminderView(number, millis, null, over.problem());
      } else if (result instanceof SendResult.CreditTooLow low) {
        return new ReminderView(number, millis, null, low.problem());
      }
      return new ReminderView(number, millis, null, ((SendResult.Refused) result).problem());
    }
  }

  /**
   * Whether it has to wait.
   *
   * @param until the end of the quiet hours; absent: it need not
   */
  record Quiet(@Nullable Long until, boolean mayOverride) {}

  /** The time it leaves at now. */
  record Rescheduled(long notBefore, long expires) {}

  /** How far it is. */
  record Progress(
      long id,
      long created,
      @Nullable Long notBefore,
      long messages,
      Map<SmsState, Long> states,
      boolean settled) {
    static Progress of(CampaignProgress progress) {
      Map<SmsState, Long> states = new EnumMap<>(SmsState.class);
      states.putAll(progress.byState());
      return new Progress(
          progress.campaignId(),
          progress.created().toEpochMilli(),
          progress.notBefore().map(Instant::toEpochMilli).orElse(null),
          progress.messages(),
          states,
          progress.settled());
    }
  }

  /** What was taken back. */
  record Cancelled(long cancelled, long left) {}
}
