package sms.dispatch.internal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.api.compose.Purpose;
import sms.api.dispatch.Campaign;
import sms.api.dispatch.Dispatcher;
import sms.api.dispatch.ModeOffer;
import sms.api.dispatch.OutboundSms;
import sms.api.dispatch.Outbox;
import sms.api.dispatch.OutboxUnavailableException;
import sms.api.dispatch.PastSms;
import sms.api.dispatch.ResendOffer;
import sms.api.dispatch.Resolution;
import sms.api.dispatch.ResolveResult;
import sms.api.dispatch.Resolver;
import sms.api.dispatch.SendResult;
import sms.api.dispatch.SmsState;
import sms.api.gateway.DeliveryReport;
import sms.api.gateway.FailureReason;
import sms.api.gateway.Money;
import sms.api.gateway.SendingMode;
import sms.api.gateway.Tariff;
import sms.api.host.Caller;
import sms.api.host.Right;
import sms.api.problem.Problem;
import sms.dispatch.internal.gateway.BoundGateway;
import sms.dispatch.internal.gateway.GatewayRegistry;
import sms.dispatch.internal.gateway.Lookup;
import sms.dispatch.internal.work.Time;

/** Lets people decide about SMS that did not arrive, or whose outcome is unknown. */
@Component
public final class SmsResolver implements Resolver {
  private static final Currency EURO = Currency.getInstance("EUR");

  /** An SMS that is sent again may wait that long at the least. */
  private static final Duration SHORTEST_VALIDITY = Duration.ofHours(1);

  /** For these the same SMS to the same number could only fail again, or is needed no more. */
  private static final Set<FailureReason> HOPELESS =
      EnumSet.of(
          FailureReason.INVALID_NUMBER,
          FailureReason.RECIPIENT_STOPPED,
          FailureReason.CONNECTED_MEANWHILE);

  private static final Logger LOG = LoggerFactory.getLogger(SmsResolver.class);

  private final Outbox outbox;
  private final Dispatcher dispatcher;
  private final GatewayRegistry gateways;
  private final Time time;

  @Activate
  public SmsResolver(
      @Reference Outbox outbox,
      @Reference Dispatcher dispatcher,
      @Reference GatewayRegistry gateways) {
    this(outbox, dispatcher, gateways, Time.system());
  }

  SmsResolver(Outbox outbox, Dispatcher dispatcher, GatewayRegistry gateways, Time time) {
    this.outbox = outbox;
    this.dispatcher = dispatcher;
    this.gateways = gateways;
    this.time = time;
  }

  @Override
  public Set<Resolution> choices(long smsId, Caller caller) {
    Optional<PastSms> found = find(smsId, caller);
    if (found.isEmpty()) {
      return Set.of();
    }
    PastSms sms = found.get();
    Set<Resolution> choices = EnumSet.noneOf(Resolution.class);
    if (sms.state() == SmsState.UNCERTAIN) {
      choices.add(Resolution.MARK_SENT);
      choices.add(Resolution.MARK_NOT_SENT);
      if (!askable(sms).isEmpty()) {
        choices.add(Resolution.LOOK_UP);
      }
    }
    if (maySendAgain(sms, caller)) {
      choices.add(Resolution.RESEND);
    }
    return choices;
  }

  private static boolean maySendAgain(PastSms sms, Caller caller) {
    boolean credentials = sms.campaign().purpose() == Purpose.CREDENTIALS;
    return sms.message().isPresent()
        && sms.resentAs().isEmpty()
        && !hopeless(sms)
        && caller.may(Right.SEND)
        && (!credentials || caller.may(Right.CREDENTIALS));
  }

  private static boolean hopeless(PastSms sms) {
    return sms.state() != SmsState.UNCERTAIN && sms.reason().filter(HOPELESS::contains).isPresent();
  }

  @Override
  public ResendOffer offer(List<Long> smsIds, Caller caller) {
    Map<SendingMode, Tariff> tariffs = tariffs();
    List<Long> ids = new ArrayList<>();
    long parts = 0;
    Optional<Money> cost = Optional.empty();
    for (long id : smsIds) {
      Optional<PastSms> sms = find(id, caller).filter(past -> maySendAgain(past, caller));
      if (sms.isPresent()) {
        OutboundSms message = priced(sms.get(), sms.get().message().orElseThrow(), tariffs);
        if (cost.isEmpty() || cost.get().currency().equals(message.cost().currency())) {
          ids.add(id);
          parts += message.parts();
          cost = Optional.of(cost.map(sum -> sum.plus(message.cost())).orElse(message.cost()));
        }
      }
    }
    return new ResendOffer(ids, parts, cost.orElse(Money.zero(EURO)));
  }

  private Map<SendingMode, Tariff> tariffs() {
    return dispatcher.offers().stream()
        .collect(Collectors.toMap(ModeOffer::mode, ModeOffer::tariff));
  }

  /**
   * At today's price: the tariff may have changed since. Without a gateway it is refused anyway.
   */
  private static OutboundSms priced(
      PastSms sms, OutboundSms message, Map<SendingMode, Tariff> tariffs) {
    Tariff tariff = tariffs.get(sms.campaign().mode());
    return tariff == null
        ? message
        : message.costing(tariff.perPart(message.number()).times(message.parts()));
  }

  /** That SMS, if the caller may decide about it. */
  private Optional<PastSms> find(long smsId, Caller caller) {
    return outbox
        .past(smsId)
        .filter(
            sms ->
                caller.may(Right.ADMINISTER)
                    || (caller.may(Right.SEND) && sms.campaign().userId().equals(caller.userId())));
  }

  /** Who can be asked: the gateway that was called, or all that may have been. */
  private List<BoundGateway> askable(PastSms sms) {
    return gateways.all().stream()
        .filter(
            g ->
                sms.gatewayId().isPresent()
                    ? g.id().equals(sms.gatewayId().get())
                    : g.serves(sms.campaign().mode()))
        .filter(BoundGateway::looksUp)
        .toList();
  }

  @Override
  public ResolveResult resolve(long smsId, Resolution resolution, Caller caller) {
    Problems problems = new Problems(caller.locale());
    try {
      Optional<PastSms> sms = find(smsId, caller);
      if (sms.isEmpty()) {
        return new ResolveResult.Refused(problems.notUncertain());
      }
      if (resolution != Resolution.RESEND && sms.get().state() != SmsState.UNCERTAIN) {
        return new ResolveResult.Refused(problems.notUncertain());
      }
      ResolveResult result =
          switch (resolution) {
            case LOOK_UP -> lookUp(sms.get(), problems);
            case MARK_SENT -> mark(sms.get(), true, caller, problems);
            case MARK_NOT_SENT -> mark(sms.get(), false, caller, problems);
            case RESEND -> resend(sms.get(), caller, problems);
          };
      LOG.info(
          "SMS decided about sms={} by={} what={} result={}",
          smsId,
          caller.userId(),
          resolution,
          result.getClass().getSimpleName());
      return result;
    } catch (OutboxUnavailableException e) {
      LOG.error("SMS not decided about: database away sms={}", smsId, e);
      return new ResolveResult.Refused(problems.notResolved());
    }
  }

  private ResolveResult mark(PastSms sms, boolean sent, Caller caller, Problems problems) {
    return outbox.resolve(sms.id(), sent, name(caller))
        ? new ResolveResult.Resolved(sent ? SmsState.SENT : SmsState.CANCELLED)
        : new ResolveResult.Refused(problems.notUncertain());
  }

  /** As the trail shows who did it: two people may have the same name. */
  private static String name(Caller caller) {
    return caller.displayName().isBlank() || caller.displayName().equals(caller.userId())
        ? caller.userId()
        : caller.displayName() + " (" + caller.userId() + ")";
  }

  private ResolveResult lookUp(PastSms sms, Problems problems) {
    List<BoundGateway> asked = askable(sms);
    if (asked.isEmpty()) {
      return new ResolveResult.Refused(problems.cannotLookUp());
    }
    String labels = asked.stream().map(BoundGateway::label).collect(Collectors.joining(", "));
    boolean silent = false;
    for (Lookup.Answer answer : Lookup.ask(asked, sms)) {
      if (answer.report().isPresent()) {
        outbox.report(answer.gateway().id(), List.of(answer.report().get()));
        if (outbox.past(sms.id()).filter(s -> s.state() == SmsState.UNCERTAIN).isEmpty()) {
          return new ResolveResult.Resolved(state(answer.report().get()));
        }
      }
      silent |= !answer.clear();
    }
    Problem problem =
        silent ? problems.providerSilent(labels) : problems.providerKnowsNothing(labels);
    return new ResolveResult.StillUncertain(problem);
  }

  private static SmsState state(DeliveryReport report) {
    return switch (report.status()) {
      case BUFFERED -> SmsState.SENT;
      case DELIVERED -> SmsState.DELIVERED;
      case UNDELIVERED -> SmsState.UNDELIVERED;
    };
  }

  private ResolveResult resend(PastSms sms, Caller caller, Problems problems) {
    if (sms.message().isEmpty()) {
      return new ResolveResult.Refused(problems.cannotResend());
    }
    if (hopeless(sms)) {
      return new ResolveResult.Refused(problems.hopeless());
    }
    OutboundSms message = priced(sms, sms.message().get(), tariffs());
    SendResult result = dispatcher.send(again(sms, message, caller), Stream.of(message), caller);
    if (result instanceof SendResult.Enqueued sent) {
      return new ResolveResult.Resent(sent.campaignId());
    } else if (result instanceof SendResult.AlreadyEnqueued sent) {
      return new ResolveResult.Resent(sent.campaignId());
    } else if (result instanceof SendResult.QuotaExceeded over) {
      return new ResolveResult.Refused(over.problem());
    } else if (result instanceof SendResult.ThresholdNotConfirmed over) {
      return new ResolveResult.Refused(over.problem());
    } else if (result instanceof SendResult.CreditTooLow low) {
      return new ResolveResult.Refused(low.problem());
    }
    return new ResolveResult.Refused(((SendResult.Refused) result).problem());
  }

  /** Its key is made of the SMS: two people who click at once send one. */
  private Campaign again(PastSms sms, OutboundSms message, Caller caller) {
    Campaign first = sms.campaign();
    Instant now = time.instant();
    Duration validity = Duration.between(first.notBefore().orElse(sms.since()), first.expires());
    return new Campaign(
        UUID.nameUUIDFromBytes(("sms resent " + sms.reference()).getBytes(StandardCharsets.UTF_8)),
        caller.userId(),
        caller.displayName(),
        caller.workstation(),
        first.purpose(),
        first.mode(),
        first.templateId(),
        message.text(),
        first.selection(),
        Optional.empty(),
        now.plus(validity.compareTo(SHORTEST_VALIDITY) < 0 ? SHORTEST_VALIDITY : validity),
        message.parts(),
        message.cost(),
        true,
        first.sender(),
        false,
        OptionalLong.of(sms.id()));
  }
}
