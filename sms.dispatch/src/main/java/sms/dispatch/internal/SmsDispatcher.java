package sms.dispatch.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.api.dispatch.AppendResult;
import sms.api.dispatch.Campaign;
import sms.api.dispatch.CancelResult;
import sms.api.dispatch.Dispatcher;
import sms.api.dispatch.ModeOffer;
import sms.api.dispatch.OutboundSms;
import sms.api.dispatch.Outbox;
import sms.api.dispatch.OutboxUnavailableException;
import sms.api.dispatch.SendResult;
import sms.api.gateway.SendingMode;
import sms.api.gateway.Tariff;
import sms.api.host.Caller;
import sms.api.host.CallerContext;
import sms.api.host.Right;
import sms.api.host.SchoolDirectory;
import sms.api.problem.Problem;
import sms.dispatch.internal.gateway.BoundGateway;
import sms.dispatch.internal.gateway.GatewayRegistry;
import sms.dispatch.internal.work.Engine;
import sms.dispatch.internal.work.Settings;
import sms.dispatch.internal.work.Time;

/** Admits campaigns and cancellings, and has them worked off. */
@Component(
    service = {Dispatcher.class, EngineStatus.class},
    configurationPid = "sms.dispatch",
    immediate = true)
@Designate(ocd = DispatchConfig.class)
public final class SmsDispatcher implements Dispatcher, EngineStatus {
  /** A deferral that far in the past means now: the user took a moment to confirm. */
  static final Duration TOLERANCE = Duration.ofMinutes(1);

  private static final List<SendingMode> CHEAPEST_FIRST =
      List.of(SendingMode.ECONOMY, SendingMode.STANDARD, SendingMode.PREMIUM);
  private static final Logger LOG = LoggerFactory.getLogger(SmsDispatcher.class);

  private final Outbox outbox;
  private final GatewayRegistry gateways;
  private final Settings settings;
  private final String owner;
  private final Time time;
  private final Engine engine;

  @Activate
  public SmsDispatcher(
      @Reference Outbox outbox,
      @Reference CallerContext callers,
      @Reference SchoolDirectory directory,
      @Reference GatewayRegistry gateways,
      DispatchConfig config) {
    this(outbox, callers, directory, gateways, ConfiguredSettings.of(config), Time.system());
  }

  SmsDispatcher(
      Outbox outbox,
      CallerContext callers,
      SchoolDirectory directory,
      GatewayRegistry gateways,
      Settings settings,
      Time time) {
    this.outbox = outbox;
    this.gateways = gateways;
    this.settings = settings;
    this.owner = OwnerId.create();
    this.time = time;
    this.engine =
        new Engine(outbox, callers, directory, gateways, settings, owner, time, new Random());
    engine.start();
    LOG.info("dispatcher started owner={}", owner);
  }

  /** Ends what is under way and gives back what is not. */
  @Deactivate
  void close() {
    engine.close();
    LOG.info("dispatcher stopped owner={}", owner);
  }

  @Override
  public List<ModeOffer> offers() {
    List<ModeOffer> offers = new ArrayList<>();
    for (SendingMode mode : CHEAPEST_FIRST) {
      Optional<BoundGateway> winner = gateways.winner(mode);
      if (winner.isPresent()) {
        Tariff tariff = winner.get().capabilities().tariffs().get(mode);
        if (tariff != null) {
          offers.add(new ModeOffer(mode, winner.get().id(), winner.get().label(), tariff));
        }
      }
    }
    return List.copyOf(offers);
  }

  @Override
  public SendResult send(Campaign campaign, Stream<OutboundSms> messages, Caller caller) {
    try (messages) {
      Problems problems = new Problems(caller.locale());
      Optional<Problem> problem = problem(campaign, caller, problems);
      return problem.isPresent()
          ? refused(campaign, caller, problem.get())
          : append(campaign, messages, problems);
    }
  }

  private Optional<Problem> problem(Campaign campaign, Caller caller, Problems problems) {
    Instant now = time.instant();
    if (!caller.may(Right.SEND)) {
      return Optional.of(problems.notAllowed());
    }
    if (!campaign.userId().equals(caller.userId())) {
      return Optional.of(problems.otherUser());
    }
    if (gateways.winner(campaign.mode()).isEmpty()) {
      return Optional.of(problems.modeNotOffered(campaign.mode()));
    }
    if (campaign.notBefore().filter(t -> t.isBefore(now.minus(TOLERANCE))).isPresent()) {
      return Optional.of(problems.deferralPast());
    }
    if (!campaign.expires().isAfter(now)) {
      return Optional.of(problems.expiryPast());
    }
    if (campaign.notBefore().filter(t -> !t.isBefore(campaign.expires())).isPresent()) {
      return Optional.of(problems.expiryBeforeStart());
    }
    return Optional.empty();
  }

  /** A repeated request of a campaign that was taken is told so, whatever is wrong with it now. */
  private SendResult refused(Campaign campaign, Caller caller, Problem problem) {
    if (campaign.userId().equals(caller.userId())) {
      try {
        Optional<Long> id = outbox.campaignOf(campaign.key());
        if (id.isPresent()) {
          return new SendResult.AlreadyEnqueued(id.get());
        }
      } catch (OutboxUnavailableException e) {
        LOG.warn("database away, a repeated request cannot be recognised", e);
      }
    }
    LOG.info("campaign refused user={} problem={}", caller.userId(), problem.code());
    return new SendResult.Refused(problem);
  }

  private SendResult append(Campaign campaign, Stream<OutboundSms> messages, Problems problems) {
    Time.Moment asked = time.now();
    AppendResult result;
    try {
      result = outbox.append(inTime(campaign), messages, owner, settings.lease());
    } catch (OutboxUnavailableException e) {
      LOG.error("campaign not enqueued: database away user={}", campaign.userId(), e);
      return new SendResult.Refused(problems.notEnqueued());
    }
    if (result instanceof AppendResult.Appended appended) {
      engine.accept(appended.leases(), asked);
      LOG.info(
          "campaign enqueued campaign={} user={} mode={} purpose={} messages={} deferred={}",
          appended.campaignId(),
          campaign.userId(),
          campaign.mode(),
          campaign.purpose(),
          appended.messages(),
          appended.leases().isEmpty());
      return new SendResult.Enqueued(appended.campaignId(), appended.messages());
    } else if (result instanceof AppendResult.Duplicate duplicate) {
      LOG.info("campaign was enqueued before campaign={}", duplicate.campaignId());
      return new SendResult.AlreadyEnqueued(duplicate.campaignId());
    } else if (result instanceof AppendResult.Differs differs) {
      return new SendResult.Refused(problems.changed(differs.parts(), differs.cost()));
    }
    return new SendResult.Refused(problems.nothingToSend());
  }

  /** Without a deferral that is over. */
  private Campaign inTime(Campaign campaign) {
    if (campaign.notBefore().filter(t -> !t.isAfter(time.instant())).isEmpty()) {
      return campaign;
    }
    return new Campaign(
        campaign.key(),
        campaign.userId(),
        campaign.userName(),
        campaign.workstation(),
        campaign.purpose(),
        campaign.mode(),
        campaign.templateId(),
        campaign.text(),
        campaign.selection(),
        Optional.empty(),
        campaign.expires(),
        campaign.confirmedParts(),
        campaign.confirmedCost());
  }

  @Override
  public CancelResult cancel(long campaignId, Caller caller) {
    Problems problems = new Problems(caller.locale());
    try {
      Optional<String> sender = outbox.senderOf(campaignId);
      boolean may =
          sender.isPresent()
              && (sender.get().equals(caller.userId()) || caller.may(Right.ADMINISTER));
      if (!may) {
        return new CancelResult.Refused(problems.unknownCampaign());
      }
      CancelResult.Cancelled cancelled =
          engine.withholding(campaignId, () -> outbox.cancel(campaignId, caller.userId()));
      LOG.info(
          "campaign cancelled campaign={} user={} cancelled={} left={}",
          campaignId,
          caller.userId(),
          cancelled.cancelled(),
          cancelled.left());
      return cancelled;
    } catch (OutboxUnavailableException e) {
      LOG.error("campaign not cancelled: database away campaign={}", campaignId, e);
      return new CancelResult.Refused(problems.notCancelled());
    }
  }

  @Override
  public Engine.Status status() {
    return engine.status();
  }
}
