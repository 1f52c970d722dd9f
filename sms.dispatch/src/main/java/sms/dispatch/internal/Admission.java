package sms.dispatch.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.api.compose.Purpose;
import sms.api.dispatch.Campaign;
import sms.api.dispatch.OutboundSms;
import sms.api.dispatch.Outbox;
import sms.api.dispatch.SendResult;
import sms.api.dispatch.SendingAllowance;
import sms.api.dispatch.SendingQuotas;
import sms.api.gateway.SenderId;
import sms.api.host.Caller;
import sms.api.host.Right;
import sms.api.host.SchoolDirectory;
import sms.api.host.SendingLimits;
import sms.api.problem.Problem;
import sms.dispatch.internal.gateway.BoundGateway;
import sms.dispatch.internal.gateway.GatewayRegistry;
import sms.dispatch.internal.quiet.QuietHours;
import sms.dispatch.internal.work.Time;

/** Whether a campaign may be sent as it stands, before the outbox has a word. */
final class Admission {
  /** A deferral that far in the past means now: the user took a moment to confirm. */
  static final Duration TOLERANCE = Duration.ofMinutes(1);

  private static final Logger LOG = LoggerFactory.getLogger(Admission.class);

  private final GatewayRegistry gateways;
  private final SchoolDirectory directory;
  private final SendingRules rules;
  private final QuietHours quiet;
  private final Time time;

  Admission(
      GatewayRegistry gateways,
      SchoolDirectory directory,
      SendingRules rules,
      QuietHours quiet,
      Time time) {
    this.gateways = gateways;
    this.directory = directory;
    this.rules = rules;
    this.quiet = quiet;
    this.time = time;
  }

  /** The senders to choose from. */
  List<SenderId> senders() {
    return rules.senders();
  }

  /** How much the caller may send now. */
  SendingAllowance allowance(Caller caller, Outbox outbox) {
    return new SendingAllowance(rules.limits(caller), outbox.usage(caller.userId(), zone()));
  }

  /** Why it may not be sent; empty: it may. */
  Optional<SendResult> refusal(Campaign campaign, Caller caller, Problems problems) {
    return problem(campaign, caller, problems)
        .<SendResult>map(SendResult.Refused::new)
        .or(() -> threshold(campaign, caller, problems))
        .or(() -> credit(campaign, problems));
  }

  /**
   * A deferred campaign is not refused: the account can be topped up until then. Nor is an
   * emergency: whom the credit reaches is warned, the others as soon as there is more.
   */
  private Optional<SendResult> credit(Campaign campaign, Problems problems) {
    if (campaign.purpose() == Purpose.EMERGENCY
        || campaign.notBefore().filter(t -> t.isAfter(time.instant())).isPresent()) {
      return Optional.empty();
    }
    List<BoundGateway> able =
        gateways.all().stream().filter(g -> g.serves(campaign.mode())).toList();
    return gateways
        .credit()
        .shortfall(able, campaign.confirmedCost())
        .map(
            found ->
                new SendResult.CreditTooLow(
                    found.gateway().id(),
                    found.left(),
                    campaign.confirmedCost(),
                    problems.creditTooLow(
                        found.gateway().label(), found.left(), campaign.confirmedCost())));
  }

  /** It was enqueued: what it costs is no more to be spent on another one. */
  void enqueued(Campaign campaign) {
    gateways
        .winner(campaign.mode())
        .ifPresent(g -> gateways.credit().reserve(g, campaign.confirmedCost()));
  }

  private Optional<Problem> problem(Campaign campaign, Caller caller, Problems problems) {
    Instant now = time.instant();
    if (!caller.may(Right.SEND)) {
      return Optional.of(problems.notAllowed());
    }
    if (campaign.purpose() == Purpose.CREDENTIALS && !caller.may(Right.CREDENTIALS)) {
      return Optional.of(problems.credentialsNotAllowed());
    }
    if (!campaign.userId().equals(caller.userId())) {
      return Optional.of(problems.otherUser());
    }
    Optional<BoundGateway> gateway = gateways.winner(campaign.mode());
    if (gateway.isEmpty()) {
      return Optional.of(problems.modeNotOffered(campaign.mode()));
    }
    Optional<SenderId> sender = campaign.sender();
    if (sender.isPresent() && !rules.senders().contains(sender.get())) {
      return Optional.of(problems.senderUnknown(sender.get()));
    }
    if (sender.isPresent() && !gateway.get().capabilities().senders()) {
      return Optional.of(problems.senderNotTaken(campaign.mode()));
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
    Campaign leaving = inTime(campaign, caller);
    return leaving
        .notBefore()
        .filter(t -> !t.isBefore(leaving.expires()))
        .map(t -> problems.quietUntil(t, zone()));
  }

  /**
   * The messages of that campaign.
   *
   * @throws IllegalArgumentException when they are read and one has a secret that the campaign's
   *     purpose does not say: then nobody would have asked for the right
   */
  Stream<OutboundSms> checked(Campaign campaign, Stream<OutboundSms> messages) {
    return campaign.purpose() == Purpose.CREDENTIALS
        ? messages
        : messages.map(
            sms -> {
              if (sms.secret().isPresent()) {
                throw new IllegalArgumentException("a secret is sent as CREDENTIALS only");
              }
              return sms;
            });
  }

  /** As it is enqueued: without a deferral that is over, after quiet hours that it waits for. */
  Campaign inTime(Campaign campaign, Caller caller) {
    Instant now = time.instant();
    Optional<Instant> deferred = campaign.notBefore().filter(t -> t.isAfter(now));
    if (campaign.duringQuietHours() && caller.may(Right.OVERRIDE_QUIET_HOURS)) {
      return campaign.leaving(deferred, campaign.expires());
    }
    return campaign.leaving(
        quietUntil(campaign.purpose(), deferred.orElse(now)).or(() -> deferred),
        campaign.expires());
  }

  /** The end of the quiet hours that such an SMS would fall into. */
  Optional<Instant> quietUntil(Purpose purpose, Instant at) {
    return quiet.end(purpose, at, zone());
  }

  /** The school's. */
  ZoneId zone() {
    return directory.school().zone();
  }

  private Optional<SendResult> threshold(Campaign campaign, Caller caller, Problems problems) {
    SendingLimits limits = rules.limits(caller);
    long parts = campaign.confirmedParts();
    if (campaign.largeConfirmed()
        || limits.confirmAbove().isEmpty()
        || parts <= limits.confirmAbove().getAsLong()) {
      return Optional.empty();
    }
    long threshold = limits.confirmAbove().getAsLong();
    return Optional.of(
        new SendResult.ThresholdNotConfirmed(
            threshold, parts, problems.thresholdNotConfirmed(threshold, parts)));
  }

  /** What the outbox has to hold the campaign to. Safety goes before budgets. */
  SendingQuotas quotas(Campaign campaign, Caller caller) {
    SendingLimits limits = rules.limits(caller);
    if (campaign.purpose() == Purpose.EMERGENCY) {
      if (limits.userPerDay().isPresent() || limits.schoolPerDay().isPresent()) {
        LOG.info("an emergency is not held to quotas user={}", caller.userId());
      }
      return SendingQuotas.NONE;
    }
    return new SendingQuotas(limits.userPerDay(), limits.schoolPerDay(), zone());
  }
}
