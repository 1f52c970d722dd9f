package sms.dispatch.internal.command;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import sms.api.compose.BatchSummary;
import sms.api.compose.Composed;
import sms.api.compose.Composer;
import sms.api.compose.Draft;
import sms.api.compose.Prepared;
import sms.api.compose.Purpose;
import sms.api.dispatch.Campaign;
import sms.api.dispatch.Dispatcher;
import sms.api.dispatch.ModeOffer;
import sms.api.dispatch.OutboundSms;
import sms.api.dispatch.SendResult;
import sms.api.host.Caller;
import sms.api.host.CallerContext;
import sms.api.problem.Problem;
import sms.api.selection.FilterExpression;
import sms.api.selection.Recipient;
import sms.api.selection.RecipientSelector;
import sms.api.selection.SelectionRequest;
import sms.api.selection.SelectionResult;

/**
 * Gogo command {@code sms:send}: one SMS to one typed number, to try whether sending works. It goes
 * the way of any other: the user's rights, quotas and quiet hours count, the recap shows it.
 */
@Component(
    service = SendCommand.class,
    property = {"osgi.command.scope=sms", "osgi.command.function=send"})
public final class SendCommand {
  private static final Duration VALIDITY = Duration.ofHours(1);

  private final Dispatcher dispatcher;
  private final RecipientSelector selector;
  private final Composer composer;
  private final CallerContext callers;
  private final Clock clock;

  @Activate
  public SendCommand(
      @Reference Dispatcher dispatcher,
      @Reference RecipientSelector selector,
      @Reference Composer composer,
      @Reference CallerContext callers) {
    this(dispatcher, selector, composer, callers, Clock.systemUTC());
  }

  SendCommand(
      Dispatcher dispatcher,
      RecipientSelector selector,
      Composer composer,
      CallerContext callers,
      Clock clock) {
    this.dispatcher = dispatcher;
    this.selector = selector;
    this.composer = composer;
    this.callers = callers;
    this.clock = clock;
  }

  /**
   * Sends by the cheapest mode there is.
   *
   * @param userId in whose name; needs the right to send
   * @param number as a user would type it
   * @param text may hold keywords
   */
  public String send(String userId, String number, String text) {
    Caller caller = People.user(userId, callers);
    List<ModeOffer> offers = dispatcher.offers();
    if (offers.isEmpty()) {
      return "no gateway: nothing can be sent. See sms:gateways.";
    }
    SelectionResult selected = selector.select(typed(number), caller);
    if (selected instanceof SelectionResult.Invalid invalid) {
      return sentences(invalid.problems());
    }
    List<Recipient> recipients = ((SelectionResult.Selected) selected).selection().recipients();
    if (recipients.size() != 1) {
      return "not one mobile number: nothing was sent.";
    }
    ModeOffer offer = offers.get(0);
    Prepared prepared =
        composer.prepare(
            new Draft(text, false, Optional.of(offer.tariff()), Locale.getDefault(), false));
    if (prepared instanceof Prepared.Invalid invalid) {
      return sentences(invalid.problems());
    }
    return send(caller, offer, text, recipients, ((Prepared.Ready) prepared).message());
  }

  private String send(
      Caller caller,
      ModeOffer offer,
      String text,
      List<Recipient> recipients,
      Prepared.Message message) {
    BatchSummary figures = message.summarise(recipients);
    Campaign campaign =
        new Campaign(
            UUID.randomUUID(),
            caller.userId(),
            caller.displayName(),
            caller.workstation(),
            Purpose.OPERATIONAL,
            offer.mode(),
            Optional.empty(),
            text,
            "",
            Optional.empty(),
            clock.instant().plus(VALIDITY),
            figures.parts(),
            figures.cost());
    try (Stream<OutboundSms> messages = messages(recipients, message)) {
      return told(dispatcher.send(campaign, messages, caller));
    }
  }

  private static Stream<OutboundSms> messages(
      List<Recipient> recipients, Prepared.Message message) {
    return message
        .composeAll(recipients)
        .filter(Composed.Composition.class::isInstance)
        .map(composed -> outbound((Composed.Composition) composed));
  }

  private static OutboundSms outbound(Composed.Composition composition) {
    return new OutboundSms(
        composition.recipient().name(),
        composition.recipient().number(),
        composition.recipient().record(),
        composition.recipient().personId(),
        composition.text(),
        composition.segmentation().encoding(),
        composition.segmentation().parts(),
        composition.cost(),
        Optional.empty());
  }

  private static SelectionRequest typed(String number) {
    return new SelectionRequest(
        Optional.empty(),
        new FilterExpression.All(),
        false,
        false,
        List.of(number),
        List.of(),
        Set.of(),
        Optional.empty(),
        Set.of(),
        Locale.getDefault());
  }

  private static String told(SendResult result) {
    if (result instanceof SendResult.Enqueued sent) {
      return "campaign "
          + sent.campaignId()
          + sent.notBefore().map(t -> " leaves at " + t).orElse(" leaves now")
          + ".";
    } else if (result instanceof SendResult.AlreadyEnqueued sent) {
      return "campaign " + sent.campaignId() + ".";
    } else if (result instanceof SendResult.QuotaExceeded over) {
      return over.problem().message();
    } else if (result instanceof SendResult.ThresholdNotConfirmed over) {
      return over.problem().message();
    } else if (result instanceof SendResult.CreditTooLow low) {
      return low.problem().message();
    }
    return ((SendResult.Refused) result).problem().message();
  }

  private static String sentences(List<Problem> problems) {
    return problems.stream().map(Problem::message).collect(Collectors.joining("\n"));
  }
}
