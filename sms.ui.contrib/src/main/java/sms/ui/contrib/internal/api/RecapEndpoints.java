package sms.ui.contrib.internal.api;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sms.api.dispatch.ResendOffer;
import sms.api.dispatch.Resolution;
import sms.api.dispatch.ResolveResult;
import sms.api.dispatch.Resolver;
import sms.api.dispatch.SmsState;
import sms.api.gateway.FailureReason;
import sms.api.gateway.SendingMode;
import sms.api.host.RecordRef;
import sms.api.problem.Problem;
import sms.api.recap.DeliveryTrail;
import sms.api.recap.GroupTotals;
import sms.api.recap.Grouping;
import sms.api.recap.ModeTotals;
import sms.api.recap.RecapLine;
import sms.api.recap.RecapPage;
import sms.ui.contrib.internal.api.Views.Amount;

/** What was sent. */
final class RecapEndpoints implements Endpoints {
  private final Installed installed;
  private final RecapQueries queries;
  private final Clock clock;

  RecapEndpoints(Installed installed, Clock clock) {
    this.installed = requireNonNull(installed);
    this.queries = new RecapQueries(installed);
    this.clock = requireNonNull(clock);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/recap", Access.SIGNED_IN, this::page),
        Route.get("/recap.csv", Access.SIGNED_IN, this::sheet),
        Route.get("/recap.json", Access.SIGNED_IN, this::json),
        Route.get("/recap/totals", Access.SIGNED_IN, this::totals),
        Route.get("/recap/groups", Access.SIGNED_IN, this::groups),
        Route.get("/recap/prefixes", Access.SIGNED_IN, this::prefixes),
        Route.get("/recap/senders", Access.SIGNED_IN, this::senders),
        Route.get("/recap/{id}", Access.SIGNED_IN, this::trail),
        Route.post("/recap/{id}/resolve", Access.SIGNED_IN, this::resolve));
  }

  private Reply page(Call call) {
    RecapPage page = installed.recap(call).page(queries.of(call), call.caller());
    return Reply.ok(
        new PageView(
            page.lines().stream().map(line -> LineView.of(line, call.numbers())).toList(),
            page.next().isPresent() ? page.next().getAsLong() : null));
  }

  private Reply totals(Call call) {
    return Reply.ok(TotalsView.of(installed.recap(call).totals(queries.of(call), call.caller())));
  }

  /** The totals told apart. */
  private Reply groups(Call call) {
    Grouping by = call.constant("by", call.query("by").orElse(""), Grouping.class);
    return Reply.ok(
        new GroupsView(
            installed
                .recap(call)
                .totalsBy(by, queries.of(call), queries.zone(), call.caller())
                .stream()
                .map(GroupView::of)
                .toList()));
  }

  /** How many arrived, by the beginning of the number. */
  private Reply prefixes(Call call) {
    return Reply.ok(
        PrefixesView.of(installed.recap(call).deliveryByPrefix(queries.of(call), call.caller())));
  }

  private Reply sheet(Call call) {
    RecapFiles files =
        new RecapFiles(installed.recap(call), call, clock.instant().atZone(queries.zone()));
    return installed.exported(files.sheet(queries.of(call)), call);
  }

  private Reply json(Call call) {
    RecapFiles files =
        new RecapFiles(installed.recap(call), call, clock.instant().atZone(queries.zone()));
    return installed.exported(files.json(queries.of(call)), call);
  }

  private Reply senders(Call call) {
    return Reply.ok(
        new Senders(
            installed.recap(call).users(call.caller()).stream()
                .map(sender -> new Sender(sender.userId(), sender.name()))
                .toList(),
            installed.recap(call).workstations(call.caller()),
            installed.recap(call).templates(call.caller()).stream()
                .map(template -> new Sender(template.id(), template.name()))
                .toList()));
  }

  private Reply trail(Call call) {
    DeliveryTrail trail = find(call);
    long id = trail.line().id();
    Optional<Resolver> resolver =
        installed.backends().resolver().filter(r -> trail.line().state().maySendAgain());
    Set<Resolution> choices = resolver.map(r -> r.choices(id, call.caller())).orElse(Set.of());
    Optional<ResendOffer> again =
        resolver
            .filter(r -> choices.contains(Resolution.RESEND))
            .map(r -> r.offer(List.of(id), call.caller()));
    return Reply.ok(TrailView.of(trail, choices, again, call.numbers()));
  }

  private DeliveryTrail find(Call call) {
    return installed
        .recap(call)
        .trail(call.id("id"), call.caller())
        .orElseThrow(() -> call.refused(404, "sms.unknown"));
  }

  /** A person decides about an SMS that is uncertain, or did not arrive. */
  private Reply resolve(Call call) {
    DeliveryTrail trail = find(call);
    ResolveBody body = call.body(ResolveBody.class);
    Resolution resolution = body.resolution();
    if (resolution == null) {
      throw call.refused(400, "body.unreadable");
    }
    if (resolution == Resolution.RESEND && body.micros() != null) {
      ResendOffer offer = installed.resolver(call).offer(List.of(trail.line().id()), call.caller());
      if (!offer.smsIds().isEmpty() && offer.cost().micros() != body.micros()) {
        throw call.refused(409, "resend.changed");
      }
    }
    ResolveResult result =
        installed.resolver(call).resolve(trail.line().id(), resolution, call.caller());
    if (result instanceof ResolveResult.Refused refused) {
      throw new Refused(422, refused.problem());
    } else if (result instanceof ResolveResult.Resolved resolved) {
      return Reply.ok(new ResolvedView(resolved.state(), null, null));
    } else if (result instanceof ResolveResult.Resent resent) {
      return Reply.ok(new ResolvedView(trail.line().state(), resent.campaignId(), null));
    }
    Problem problem = ((ResolveResult.StillUncertain) result).problem();
    return Reply.ok(new ResolvedView(SmsState.UNCERTAIN, null, problem));
  }

  /**
   * Some lines, newest first.
   *
   * @param next {@code before} of the next page; absent: there is none
   */
  record PageView(List<LineView> lines, @Nullable Long next) {}

  /** One SMS. */
  record LineView(
      long id,
      long campaign,
      long created,
      @Nullable Long sent,
      String recipient,
      String number,
      @Nullable String record,
      SmsState state,
      long stateAt,
      @Nullable FailureReason reason,
      int parts,
      Amount cost,
      SendingMode mode,
      String user,
      String workstation) {
    static LineView of(RecapLine line, Numbers numbers) {
      return new LineView(
          line.id(),
          line.campaignId(),
          line.created().toEpochMilli(),
          line.sent().map(Instant::toEpochMilli).orElse(null),
          numbers.within(line.recipient()),
          numbers.shown(line.number()),
          line.record().map(RecordRef::toString).orElse(null),
          line.state(),
          line.stateAt().toEpochMilli(),
          line.reason().orElse(null),
          line.parts(),
          Amount.of(line.cost()),
          line.mode(),
          line.userName(),
          line.workstation());
    }
  }

  /** A sum. */
  record TotalView(long messages, long parts, Amount cost) {
    static TotalView of(ModeTotals.Total total) {
      return new TotalView(total.messages(), total.parts(), Amount.of(total.cost()));
    }
  }

  /** The sums by mode, and of all. */
  record TotalsView(Map<SendingMode, TotalView> modes, TotalView total) {
    static TotalsView of(ModeTotals totals) {
      Map<SendingMode, TotalView> modes = new EnumMap<>(SendingMode.class);
      totals.byMode().forEach((mode, total) -> modes.put(mode, TotalView.of(total)));
      return new TotalsView(modes, TotalView.of(totals.total()));
    }
  }

  /**
   * A part of the totals.
   *
   * @param created of a sending
   */
  record GroupView(
      String key,
      String label,
      @Nullable Long created,
      Map<SendingMode, TotalView> modes,
      TotalView total) {
    static GroupView of(GroupTotals group) {
      TotalsView totals = TotalsView.of(group.totals());
      return new GroupView(
          group.key(),
          group.label(),
          group.created().map(Instant::toEpochMilli).orElse(null),
          totals.modes(),
          totals.total());
    }
  }

  /** The totals told apart. */
  record GroupsView(List<GroupView> groups) {}

  /** Somebody who has sent, or a template. */
  record Sender(String id, String name) {}

  /** What the filters of the list can be set to. */
  record Senders(List<Sender> users, List<String> workstations, List<Sender> templates) {}

  /**
   * What is to be done about it.
   *
   * @param micros the price that was shown for sending it again
   */
  record ResolveBody(@Nullable Resolution resolution, @Nullable Long micros) {}

  /**
   * What came of it.
   *
   * @param state where the SMS stands now
   * @param campaign that sends it again
   * @param problem why it is uncertain still
   */
  record ResolvedView(SmsState state, @Nullable Long campaign, @Nullable Problem problem) {}

  /**
   * Everything about one SMS.
   *
   * @param resendOf the SMS that it repeats
   * @param resentAs the SMS that repeats it
   * @param resolutions what the caller may do about it
   * @param again what it would cost to send it again; absent: the caller may not
   */
  record TrailView(
      LineView line,
      @Nullable String text,
      @Nullable String gateway,
      @Nullable String providerId,
      int attempts,
      @Nullable String overriddenBy,
      List<EventView> events,
      @Nullable Long resendOf,
      @Nullable Long resentAs,
      List<Resolution> resolutions,
      @Nullable Amount again) {
    static TrailView of(
        DeliveryTrail trail,
        Set<Resolution> resolutions,
        Optional<ResendOffer> again,
        Numbers numbers) {
      return new TrailView(
          LineView.of(trail.line(), numbers),
          trail.text().orElse(null),
          trail.gatewayId().orElse(null),
          trail.providerId().orElse(null),
          trail.attempts(),
          trail.overriddenBy().orElse(null),
          trail.events().stream().map(event -> EventView.of(event, numbers)).toList(),
          nullable(trail.resendOf()),
          nullable(trail.resentAs()),
          resolutions.stream().sorted().toList(),
          again.map(offer -> Amount.of(offer.cost())).orElse(null));
    }

    private static @Nullable Long nullable(OptionalLong id) {
      return id.isPresent() ? id.getAsLong() : null;
    }
  }

  /** One thing that happened. */
  record EventView(
      long at,
      SmsState state,
      @Nullable FailureReason reason,
      String rawCode,
      @Nullable String by) {
    static EventView of(DeliveryTrail.Event event, Numbers numbers) {
      return new EventView(
          event.at().toEpochMilli(),
          event.state(),
          event.reason().orElse(null),
          numbers.within(event.rawCode()),
          event.by().orElse(null));
    }
  }
}
