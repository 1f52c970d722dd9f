package sms.dispatch.internal.command;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import sms.api.dispatch.OutboxUnavailableException;
import sms.api.dispatch.Resolution;
import sms.api.dispatch.ResolveResult;
import sms.api.dispatch.Resolver;
import sms.api.dispatch.SmsState;
import sms.api.host.Caller;
import sms.api.host.CallerContext;
import sms.api.recap.Recap;
import sms.api.recap.RecapLine;
import sms.api.recap.RecapQuery;

/** Gogo command {@code sms:resolve}: SMS whose outcome is unknown. Shows no number and no text. */
@Component(
    service = ResolveCommand.class,
    property = {"osgi.command.scope=sms", "osgi.command.function=resolve"})
public final class ResolveCommand {
  private static final int SHOWN = 50;
  private static final String USAGE =
      "sms:resolve ID look-up|sent|not-sent, or sms:resolve ID resend USER";
  private static final Map<String, Resolution> WORDS =
      Map.of(
          "look-up", Resolution.LOOK_UP,
          "sent", Resolution.MARK_SENT,
          "not-sent", Resolution.MARK_NOT_SENT,
          "resend", Resolution.RESEND);

  private final Resolver resolver;
  private final Recap recap;
  private final CallerContext callers;

  @Activate
  public ResolveCommand(
      @Reference Resolver resolver, @Reference Recap recap, @Reference CallerContext callers) {
    this.resolver = resolver;
    this.recap = recap;
    this.callers = callers;
  }

  /** Those that wait for a decision, newest first. */
  public String resolve() {
    List<RecapLine> lines;
    try {
      lines = recap.page(uncertain(), People.console()).lines();
    } catch (OutboxUnavailableException e) {
      return "the database does not answer, try again.";
    }
    if (lines.isEmpty()) {
      return "no SMS is uncertain.";
    }
    String line = "%-10s %-25s %-10s %-20s %s%n";
    return line.formatted("id", "uncertain since", "campaign", "sent by", "reason")
        + lines.stream()
            .limit(SHOWN)
            .map(
                l ->
                    line.formatted(
                        l.id(),
                        l.stateAt(),
                        l.campaignId(),
                        l.userName(),
                        l.reason().map(Enum::name).orElse("")))
            .collect(Collectors.joining())
        + (lines.size() > SHOWN ? "and more%n".formatted() : "")
        + USAGE;
  }

  private static RecapQuery uncertain() {
    return new RecapQuery(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        EnumSet.of(SmsState.UNCERTAIN),
        Set.of(),
        OptionalLong.empty(),
        OptionalLong.empty(),
        SHOWN + 1);
  }

  /**
   * Decides about one.
   *
   * @param word {@code look-up}, {@code sent} or {@code not-sent}
   */
  public String resolve(long id, String word) {
    Resolution resolution = WORDS.get(word.toLowerCase(Locale.ROOT));
    if (resolution == null || resolution == Resolution.RESEND) {
      return USAGE;
    }
    return resolve(id, resolution, People.console());
  }

  /**
   * Sends one again.
   *
   * @param word {@code resend}
   * @param userId in whose name; needs the right to send
   */
  public String resolve(long id, String word, String userId) {
    return word.equalsIgnoreCase("resend")
        ? resolve(id, Resolution.RESEND, People.user(userId, callers))
        : USAGE;
  }

  private String resolve(long id, Resolution resolution, Caller caller) {
    ResolveResult result = resolver.resolve(id, resolution, caller);
    if (result instanceof ResolveResult.Resolved resolved) {
      return "SMS " + id + " is " + resolved.state() + " now.";
    } else if (result instanceof ResolveResult.Resent resent) {
      return "SMS " + id + " is sent again by campaign " + resent.campaignId() + ".";
    } else if (result instanceof ResolveResult.StillUncertain still) {
      return still.problem().message();
    }
    return ((ResolveResult.Refused) result).problem().message();
  }
}
