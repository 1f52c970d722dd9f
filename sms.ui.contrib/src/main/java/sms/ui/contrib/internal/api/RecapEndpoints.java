package sms.ui.contrib.internal.api;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sms.api.dispatch.Resolution;
import sms.api.dispatch.ResolveResult;
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
import sms.api.recap.RecapQuery;
import sms.ui.contrib.internal.api.Views.Amount;

/** What was sent. */
final class RecapEndpoints implements Endpoints {
  private static final int PAGE = 50;
  private static final int MAX_TEXT = 100;

  private final Installed installed;
  private final Clock clock;

  RecapEndpoints(Installed installed, Clock clock) {
    this.installed = requireNonNull(installed);
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
        Route.get("/recap/senders", Access.SIGNED_IN, this::senders),
        Route.get("/recap/{id}", Access.SIGNED_IN, this::trail),
        Route.post("/recap/{id}/resolve", Access.SIGNED_IN, this::resolve));
  }

  private Reply page(Call call) {
    RecapPage page = installed.recap(call).page(query(call), call.caller());
    return Reply.ok(
        new PageView(
            page.lines().stream().map(LineView::of).toList(),
            page.next().isPresent() ? page.next().getAsLong() : null));
  }

  private Reply totals(Call call) {
    return Reply.ok(TotalsView.of(installed.recap(call).totals(query(call), call.caller())));
  }

  /** The totals told apart. */
  private Reply groups(Call call) {
    Grouping by = call.constant("by", call.query("by").orElse(""), Grouping.class);
    return Reply.ok(
        new GroupsView(
            installed.recap(call).totalsBy(by, query(call), zone(), call.caller()).stream()
                .map(GroupView::of)
                .toList()));
  }

  private Reply sheet(Call call) {
    RecapFiles files = new RecapFiles(installed.recap(call), call, clock.instant().atZone(zone()));
    return installed.exported(files.sheet(query(call)), call);
  }

  private Reply json(Call call) {
    RecapFiles files = new RecapFiles(installed.recap(call), call, clock.instant().atZone(zone()));
    return installed.exported(files.json(query(call)), call);
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
    Set<Resolution> choices =
        trail.line().state() == SmsState.UNCERTAIN
            ? installed
                .backends()
                .resolver()
                .map(resolver -> resolver.choices(trail.line().id(), call.caller()))
                .orElse(Set.of())
            : Set.of();
    return Reply.ok(TrailView.of(trail, choices));
  }

  private DeliveryTrail find(Call call) {
    return installed
        .recap(call)
        .trail(call.id("id"), call.caller())
        .orElseThrow(() -> call.refused(404, "sms.unknown"));
  }

  /** A person decides about an SMS that is uncertain. */
  private Reply resolve(Call call) {
    DeliveryTrail trail = find(call);
    Resolution resolution = call.body(ResolveBody.class).resolution();
    if (resolution == null) {
      throw call.refused(400, "body.unreadable");
    }
    ResolveResult result =
        installed.resolver(call).resolve(trail.line().id(), resolution, call.caller());
    if (result instanceof ResolveResult.Refused refused) {
      throw new Refused(422, refused.problem());
    } else if (result instanceof ResolveResult.Resolved resolved) {
      return Reply.ok(new ResolvedView(resolved.state(), null, null));
    } else if (result instanceof ResolveResult.Resent resent) {
      return Reply.ok(new ResolvedView(SmsState.UNCERTAIN, resent.campaignId(), null));
    }
    Problem problem = ((ResolveResult.StillUncertain) result).problem();
    return Reply.ok(new ResolvedView(SmsState.UNCERTAIN, null, problem));
  }

  private RecapQuery query(Call call) {
    Optional<LocalDate> from = date("from", call);
    Optional<LocalDate> to = date("to", call);
    if (from.isPresent() && to.isPresent() && to.get().isBefore(from.get())) {
      throw new Refused(422, call.problemOf("to", "recap.to-before-from"));
    }
    ZoneId zone = zone();
    return new RecapQuery(
        from.map(day -> startOf(day, zone)),
        to.map(day -> startOf(day.plusDays(1), zone)),
        text("user", call),
        text("workstation", call),
        text("number", call).map(RecapEndpoints::digits).filter(digits -> !digits.isEmpty()),
        text("recipient", call),
        constants("states", SmsState.class, call),
        constants("modes", SendingMode.class, call),
        number("campaign", call),
        text("template", call),
        text("text", call),
        number("before", call),
        call.query("limit", PAGE, 1, RecapQuery.MAX_LIMIT));
  }

  private ZoneId zone() {
    return installed
        .backends()
        .directory()
        .map(d -> d.school().zone())
        .orElseGet(ZoneId::systemDefault);
  }

  private static Instant startOf(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }

  private static String digits(String typed) {
    return typed.replaceAll("[^0-9]", "");
  }

  private static Optional<String> text(String name, Call call) {
    Optional<String> text = call.query(name);
    if (text.isPresent() && text.get().length() > MAX_TEXT) {
      throw new Refused(422, call.problemOf(name, "value.too-long", MAX_TEXT));
    }
    return text;
  }

  private static Optional<LocalDate> date(String name, Call call) {
    try {
      return call.query(name).map(LocalDate::parse);
    } catch (DateTimeException e) {
      throw new Refused(422, call.problemOf(name, "defer.date"));
    }
  }

  private static OptionalLong number(String name, Call call) {
    Optional<String> value = call.query(name);
    try {
      return value.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(value.get()));
    } catch (NumberFormatException e) {
      throw new Refused(400, call.problemOf(name, "query.constant", value.orElse("")));
    }
  }

  private static <E extends Enum<E>> Set<E> constants(String name, Class<E> type, Call call) {
    return call.query(name).stream()
        .flatMap(list -> Arrays.stream(list.split(",")))
        .map(value -> call.constant(name, value, type))
        .collect(Collectors.toSet());
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
    static LineView of(RecapLine line) {
      return new LineView(
          line.id(),
          line.campaignId(),
          line.created().toEpochMilli(),
          line.sent().map(Instant::toEpochMilli).orElse(null),
          line.recipient(),
          line.number().e164(),
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

  /** What is to be done about it. */
  record ResolveBody(@Nullable Resolution resolution) {}

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
   * @param resolutions what the caller may do about it, being uncertain
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
      List<Resolution> resolutions) {
    static TrailView of(DeliveryTrail trail, Set<Resolution> resolutions) {
      return new TrailView(
          LineView.of(trail.line()),
          trail.text().orElse(null),
          trail.gatewayId().orElse(null),
          trail.providerId().orElse(null),
          trail.attempts(),
          trail.overriddenBy().orElse(null),
          trail.events().stream().map(EventView::of).toList(),
          nullable(trail.resendOf()),
          nullable(trail.resentAs()),
          resolutions.stream().sorted().toList());
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
    static EventView of(DeliveryTrail.Event event) {
      return new EventView(
          event.at().toEpochMilli(),
          event.state(),
          event.reason().orElse(null),
          event.rawCode(),
          event.by().orElse(null));
    }
  }
}
