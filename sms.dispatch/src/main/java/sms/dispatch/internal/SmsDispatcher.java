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
import sms.api.compose.Purpose;
import sms.api.dispatch.AppendResult;
import sms.api.dispatch.Campaign;
import sms.api.dispatch.CancelResult;
import sms.api.dispatch.Dispatcher;
import sms.api.dispatch.ModeOffer;
import sms.api.dispatch.OutboundSms;
import sms.api.dispatch.Outbox;
import sms.api.dispatch.OutboxUnavailableException;
import sms.api.dispatch.RescheduleResult;
import sms.api.dispatch.SendResult;
import sms.api.dispatch.SendingAllowance;
import sms.api.dispatch.SendingQuotas;
import sms.api.gateway.SenderId;
import sms.api.gateway.SendingMode;
import sms.api.gateway.Tariff;
import sms.api.host.Caller;
import sms.api.host.CallerContext;
import sms.api.host.Right;
import sms.api.host.SchoolDirectory;
import sms.dispatch.internal.credential.CredentialDesk;
import sms.dispatch.internal.gateway.BoundGateway;
import sms.dispatch.internal.gateway.GatewayRegistry;
import sms.dispatch.internal.inbound.OptOutRegister;
import sms.dispatch.internal.quiet.QuietHours;
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
  private static final List<SendingMode> CHEAPEST_FIRST =
      List.of(SendingMode.ECONOMY, SendingMode.STANDARD, SendingMode.PREMIUM);
  private static final Logger LOG = LoggerFactory.getLogger(SmsDispatcher.class);

  private final Outbox outbox;
  private final GatewayRegistry gateways;
  private final Admission admission;
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
      @Reference SendingRules rules,
      @Reference QuietHours quiet,
      @Reference OptOutRegister optOuts,
      @Reference CredentialDesk credentials,
      DispatchConfig config) {
    this(
        outbox,
        callers,
        directory,
        gateways,
        rules,
        quiet,
        optOuts,
        credentials,
        ConfiguredSettings.of(config),
        Time.system());
  }

  SmsDispatcher(
      Outbox outbox,
      CallerContext callers,
      SchoolDirectory directory,
      GatewayRegistry gateways,
      SendingRules rules,
      QuietHours quiet,
      OptOutRegister optOuts,
      CredentialDesk credentials,
      Settings settings,
      Time time) {
    this.outbox = outbox;
    this.gateways = gateways;
    this.admission = new Admission(gateways, directory, rules, quiet, time);
    this.settings = settings;
    this.owner = OwnerId.create();
    this.time = time;
    this.engine =
        new Engine(
            outbox,
            callers,
            directory,
            gateways,
            quiet,
            optOuts,
            credentials,
            settings,
            owner,
            time,
            new Random());
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
          offers.add(
              new ModeOffer(
                  mode,
                  winner.get().id(),
                  winner.get().label(),
                  tariff,
                  winner.get().capabilities().senders()));
        }
      }
    }
    return List.copyOf(offers);
  }

  @Override
  public SendingAllowance allowance(Caller caller) {
    return admission.allowance(caller, outbox);
  }

  @Override
  public List<SenderId> senders() {
    return admission.senders();
  }

  @Override
  public SendResult send(Campaign campaign, Stream<OutboundSms> messages, Caller caller) {
    try (messages) {
      Problems problems = new Problems(caller.locale());
      Optional<SendResult> refusal = admission.refusal(campaign, caller, problems);
      return refusal.isPresent()
          ? refused(campaign, caller, refusal.get())
          : append(
              admission.inTime(campaign, caller),
              admission.checked(campaign, messages),
              admission.quotas(campaign, caller),
              problems);
    }
  }

  /** A repeated request of a campaign that was taken is told so, whatever is wrong with it now. */
  private SendResult refused(Campaign campaign, Caller caller, SendResult refusal) {
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
    String code = refusal instanceof SendResult.Refused r ? r.problem().code() : "send.threshold";
    LOG.info("campaign refused user={} problem={}", caller.userId(), code);
    return refusal;
  }

  private SendResult append(
      Campaign campaign, Stream<OutboundSms> messages, SendingQuotas quotas, Problems problems) {
    Time.Moment asked = time.now();
    AppendResult result;
    try {
      result = outbox.append(campaign, messages, owner, settings.lease(), quotas);
    } catch (OutboxUnavailableException e) {
      LOG.error("campaign not enqueued: database away user={}", campaign.userId(), e);
      return new SendResult.Refused(problems.notEnqueued());
    }
    if (result instanceof AppendResult.Appended appended) {
      engine.accept(appended.leases(), asked);
      admission.enqueued(campaign);
      LOG.info(
          "campaign enqueued campaign={} user={} mode={} purpose={} messages={} deferred={}"
              + " duringQuietHours={}",
          appended.campaignId(),
          campaign.userId(),
          campaign.mode(),
          campaign.purpose(),
          appended.messages(),
          campaign.notBefore().isPresent(),
          campaign.duringQuietHours());
      return new SendResult.Enqueued(
          appended.campaignId(), appended.messages(), campaign.notBefore());
    } else if (result instanceof AppendResult.Duplicate duplicate) {
      LOG.info("campaign was enqueued before campaign={}", duplicate.campaignId());
      return new SendResult.AlreadyEnqueued(duplicate.campaignId());
    } else if (result instanceof AppendResult.Differs differs) {
      return new SendResult.Refused(problems.changed(differs.parts(), differs.cost()));
    } else if (result instanceof AppendResult.Settled) {
      return new SendResult.Refused(problems.resendSettled());
    } else if (result instanceof AppendResult.OverQuota over) {
      LOG.info(
          "campaign refused user={} problem=send.quota scope={} limit={} used={} parts={}",
          campaign.userId(),
          over.scope(),
          over.limit(),
          over.used(),
          campaign.confirmedParts());
      return new SendResult.QuotaExceeded(
          over.scope(),
          over.limit(),
          over.used(),
          campaign.confirmedParts(),
          problems.quotaExceeded(over, campaign.confirmedParts()));
    }
    return new SendResult.Refused(problems.nothingToSend());
  }

  @Override
  public CancelResult cancel(long campaignId, Caller caller) {
    Problems problems = new Problems(caller.locale());
    try {
      if (outbox.campaign(campaignId).filter(c -> mayChange(c, caller)).isEmpty()) {
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

  private static boolean mayChange(Campaign campaign, Caller caller) {
    return campaign.userId().equals(caller.userId()) || caller.may(Right.ADMINISTER);
  }

  @Override
  public Optional<Instant> quietUntil(Purpose purpose, Instant at) {
    return admission.quietUntil(purpose, at);
  }

  @Override
  public RescheduleResult reschedule(long campaignId, Instant notBefore, Caller caller) {
    Problems problems = new Problems(caller.locale());
    try {
      if (!caller.may(Right.SEND) && !caller.may(Right.ADMINISTER)) {
        return new RescheduleResult.Refused(problems.notAllowed());
      }
      Optional<Campaign> found = outbox.campaign(campaignId).filter(c -> mayChange(c, caller));
      if (found.isEmpty()) {
        return new RescheduleResult.Refused(problems.unknownCampaign());
      }
      Optional<Instant> before = found.get().notBefore();
      if (before.isEmpty()) {
        return new RescheduleResult.Refused(problems.notDeferred());
      }
      if (!notBefore.isAfter(time.instant())) {
        return new RescheduleResult.Refused(problems.deferralPast());
      }
      Instant leaves =
          found.get().duringQuietHours()
              ? notBefore
              : quietUntil(found.get().purpose(), notBefore).orElse(notBefore);
      Instant expires = leaves.plus(Duration.between(before.get(), found.get().expires()));
      if (!outbox.reschedule(campaignId, leaves, expires, caller.userId())) {
        return new RescheduleResult.TooLate(problems.rescheduleTooLate());
      }
      LOG.info(
          "campaign rescheduled campaign={} user={} notBefore={}",
          campaignId,
          caller.userId(),
          leaves);
      return new RescheduleResult.Rescheduled(leaves, expires);
    } catch (OutboxUnavailableException e) {
      LOG.error("campaign not rescheduled: database away campaign={}", campaignId, e);
      return new RescheduleResult.Refused(problems.notRescheduled());
    }
  }

  @Override
  public Engine.Status status() {
    return engine.status();
  }
}
