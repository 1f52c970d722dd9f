package sms.ui.contrib.internal.world;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import sms.api.compose.Purpose;
import sms.api.dispatch.Campaign;
import sms.api.dispatch.CancelResult;
import sms.api.dispatch.DailyUsage;
import sms.api.dispatch.Dispatcher;
import sms.api.dispatch.ModeOffer;
import sms.api.dispatch.OutboundSms;
import sms.api.dispatch.QuotaScope;
import sms.api.dispatch.RescheduleResult;
import sms.api.dispatch.ResendOffer;
import sms.api.dispatch.Resolution;
import sms.api.dispatch.ResolveResult;
import sms.api.dispatch.Resolver;
import sms.api.dispatch.SendResult;
import sms.api.dispatch.SendingAllowance;
import sms.api.dispatch.SmsState;
import sms.api.gateway.FailureReason;
import sms.api.gateway.Money;
import sms.api.gateway.SenderId;
import sms.api.gateway.SendingMode;
import sms.api.gateway.Tariff;
import sms.api.host.Caller;
import sms.api.host.Right;
import sms.api.host.SendingLimits;
import sms.api.problem.Problem;
import sms.api.recap.CampaignProgress;
import sms.api.recap.DeliveryTrail;
import sms.api.recap.GroupTotals;
import sms.api.recap.Grouping;
import sms.api.recap.ModeTotals;
import sms.api.recap.PersonHistory;
import sms.api.recap.PrefixRate;
import sms.api.recap.Recap;
import sms.api.recap.RecapLine;
import sms.api.recap.RecapPage;
import sms.api.recap.RecapQuery;
import sms.api.recap.ReminderSeries;
import sms.api.recap.Reminders;

/**
 * Takes campaigns and tells of them. An SMS waits, leaves and is received as time goes by: {@code
 * pace} milliseconds each, one after the other.
 */
public final class MemoryOutbox implements Dispatcher, Recap, Reminders, Resolver, PersonHistory {
  private static final Currency EURO = Currency.getInstance("EUR");

  private static final Set<SmsState> TAKEN =
      EnumSet.of(SmsState.SENT, SmsState.DELIVERED, SmsState.UNDELIVERED);

  private final Clock clock;
  private final List<Sent> campaigns = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();
  private List<ModeOffer> offers =
      List.of(
          offer(SendingMode.ECONOMY, 35_000),
          offer(SendingMode.STANDARD, 45_000),
          offer(SendingMode.PREMIUM, 62_000));
  private long pace = 20;
  private SendingLimits limits = SendingLimits.NONE;
  private List<SenderId> senders = List.of();
  private Optional<QuietWindow> quiet = Optional.empty();
  private boolean askable;
  private Optional<SmsState> known = Optional.empty();

  MemoryOutbox(Clock clock) {
    this.clock = clock;
  }

  private static ModeOffer offer(SendingMode mode, long micros) {
    return new ModeOffer(mode, "sim", "Simulateur", new Tariff(EURO, Map.of("", micros)));
  }

  /** From now on those modes are offered. */
  public void offers(List<ModeOffer> modes) {
    offers = modes;
  }

  /** From now on those limits count. */
  public void limits(SendingLimits rules) {
    limits = rules;
  }

  /** From now on those senders can be chosen, by any mode. */
  public void senders(SenderId... names) {
    senders = List.of(names);
    offers =
        offers.stream()
            .map(o -> new ModeOffer(o.mode(), o.gatewayId(), o.gatewayLabel(), o.tariff(), true))
            .toList();
  }

  /** Milliseconds that each SMS takes. */
  public void pace(long millis) {
    pace = millis;
  }

  /** What was sent, oldest first. */
  public List<Campaign> campaigns() {
    return campaigns.stream().map(Sent::campaign).toList();
  }

  /** The SMS of them, oldest first. */
  public List<OutboundSms> messages() {
    return rows.stream().map(Row::sms).toList();
  }

  @Override
  public List<ModeOffer> offers() {
    return offers;
  }

  @Override
  public synchronized SendingAllowance allowance(Caller caller) {
    return new SendingAllowance(
        limits,
        new DailyUsage(
            LocalDate.ofInstant(clock.instant(), World.SCHOOL.zone()),
            used(sent -> sent.caller.userId().equals(caller.userId())),
            used(sent -> true)));
  }

  private long used(Predicate<Sent> which) {
    return campaigns.stream().filter(which).mapToLong(s -> s.campaign.confirmedParts()).sum();
  }

  @Override
  public List<SenderId> senders() {
    return senders;
  }

  private Optional<SendResult> limited(Campaign campaign, Caller caller) {
    SendingAllowance allowance = allowance(caller);
    long parts = campaign.confirmedParts();
    if (allowance.asksToConfirm(parts) && !campaign.largeConfirmed()) {
      return Optional.of(
          new SendResult.ThresholdNotConfirmed(
              limits.confirmAbove().getAsLong(),
              parts,
              Problem.of("send.threshold", "Confirmez les chiffres de ce grand envoi.")));
    }
    if (allowance.remaining().isPresent() && parts > allowance.remaining().getAsLong()) {
      return Optional.of(
          new SendResult.QuotaExceeded(
              QuotaScope.USER,
              limits.userPerDay().getAsLong(),
              allowance.used().user(),
              parts,
              Problem.of("send.quota.user", "Votre quota du jour ne suffit pas.")));
    }
    return Optional.empty();
  }

  @Override
  public synchronized SendResult send(
      Campaign campaign, Stream<OutboundSms> messages, Caller caller) {
    for (Sent sent : campaigns) {
      if (sent.campaign.key().equals(campaign.key())) {
        return new SendResult.AlreadyEnqueued(sent.id);
      }
    }
    Optional<SendResult> limited = limited(campaign, caller);
    if (limited.isPresent()) {
      return limited.get();
    }
    List<OutboundSms> all = messages.toList();
    if (all.isEmpty()) {
      return new SendResult.Refused(Problem.of("campaign.empty", "Rien à envoyer."));
    }
    Instant leaves = campaign.notBefore().orElseGet(clock::instant);
    boolean override = campaign.duringQuietHours() && caller.may(Right.OVERRIDE_QUIET_HOURS);
    Optional<Instant> until = override ? Optional.empty() : quietUntil(campaign.purpose(), leaves);
    Campaign leaving = until.isPresent() ? campaign.leaving(until, campaign.expires()) : campaign;
    Sent sent = new Sent(campaigns.size() + 1, leaving, caller, clock.millis());
    campaigns.add(sent);
    all.forEach(sms -> rows.add(new Row(rows.size() + 1, sent, sms)));
    return new SendResult.Enqueued(sent.id, all.size(), sent.campaign.notBefore());
  }

  @Override
  public synchronized CancelResult cancel(long campaignId, Caller caller) {
    Optional<Sent> found = visible(campaignId, caller);
    if (found.isEmpty()) {
      return new CancelResult.Refused(
          Problem.of("campaign.unknown", "Cet envoi n’existe pas, ou n’est pas le vôtre."));
    }
    Sent sent = found.get();
    List<Row> its = rows.stream().filter(row -> row.of == sent).toList();
    long waiting = its.stream().filter(this::waits).count();
    sent.cancelled = clock.millis();
    return new CancelResult.Cancelled(waiting, its.size() - waiting);
  }

  private boolean waits(Row row) {
    SmsState state = state(row);
    return state == SmsState.SCHEDULED || state == SmsState.QUEUED;
  }

  private Optional<Sent> visible(long campaignId, Caller caller) {
    return campaigns.stream()
        .filter(sent -> sent.id == campaignId)
        .filter(sent -> mine(sent, caller))
        .findFirst();
  }

  private static boolean mine(Sent sent, Caller caller) {
    return caller.may(Right.RECAP_ALL) || sent.caller.userId().equals(caller.userId());
  }

  private long due(Row row) {
    long begin =
        row.of.campaign.notBefore().map(Instant::toEpochMilli).orElse(row.of.created) + 300;
    long place = rows.stream().filter(r -> r.of == row.of && r.id < row.id).count();
    return begin + place * pace;
  }

  private SmsState state(Row row) {
    long now = clock.millis();
    long due = due(row);
    if (row.of.cancelled > 0 && due > row.of.cancelled) {
      return SmsState.CANCELLED;
    }
    if (row.of.campaign.notBefore().map(at -> at.toEpochMilli() > now).orElse(false)) {
      return SmsState.SCHEDULED;
    }
    if (now < due) {
      return SmsState.QUEUED;
    }
    if (row.id % 17 == 11) {
      return SmsState.REJECTED;
    }
    if (row.decided != null) {
      return row.decided;
    }
    if (row.id % 23 == 7) {
      return SmsState.UNCERTAIN;
    }
    if (now < due + 2500) {
      return SmsState.SENT;
    }
    return row.id % 13 == 5 ? SmsState.UNDELIVERED : SmsState.DELIVERED;
  }

  private static Optional<FailureReason> why(SmsState state) {
    return switch (state) {
      case REJECTED -> Optional.of(FailureReason.INVALID_NUMBER);
      case UNDELIVERED -> Optional.of(FailureReason.ABSENT_SUBSCRIBER);
      case UNCERTAIN -> Optional.of(FailureReason.NO_CLEAR_ANSWER);
      default -> Optional.empty();
    };
  }

  private RecapLine line(Row row) {
    SmsState state = state(row);
    long due = due(row);
    boolean left = clock.millis() >= due && state != SmsState.CANCELLED;
    return new RecapLine(
        row.id,
        row.of.id,
        Instant.ofEpochMilli(row.of.created),
        left ? Optional.of(Instant.ofEpochMilli(due)) : Optional.empty(),
        row.sms.name(),
        row.sms.number(),
        row.sms.record(),
        state,
        Instant.ofEpochMilli(
            switch (state) {
              case SCHEDULED, QUEUED -> row.of.created;
              case CANCELLED -> row.of.cancelled;
              case DELIVERED, UNDELIVERED -> due + 2500;
              default -> due;
            }),
        why(state),
        row.sms.parts(),
        row.sms.cost(),
        row.of.campaign.mode(),
        row.of.caller.displayName(),
        row.of.caller.workstation());
  }

  private Stream<RecapLine> lines(RecapQuery query, Caller caller) {
    return rows.stream()
        .filter(row -> mine(row.of, caller))
        .filter(row -> query.userId().map(row.of.caller.userId()::equals).orElse(true))
        .filter(
            row ->
                query
                    .templateId()
                    .map(id -> row.of.campaign.templateId().equals(Optional.of(id)))
                    .orElse(true))
        .filter(
            row ->
                query
                    .text()
                    .map(
                        words ->
                            caller.may(Right.SEE_BODIES)
                                && row.sms.text().toLowerCase().contains(words.toLowerCase()))
                    .orElse(true))
        .map(this::line)
        .filter(l -> query.from().map(from -> !l.created().isBefore(from)).orElse(true))
        .filter(l -> query.to().map(to -> l.created().isBefore(to)).orElse(true))
        .filter(l -> query.workstation().map(l.workstation()::equals).orElse(true))
        .filter(l -> query.number().map(n -> contains(l, n)).orElse(true))
        .filter(
            l ->
                query
                    .recipient()
                    .map(r -> l.recipient().toLowerCase().contains(r.toLowerCase()))
                    .orElse(true))
        .filter(l -> query.states().isEmpty() || query.states().contains(l.state()))
        .filter(l -> query.modes().isEmpty() || query.modes().contains(l.mode()))
        .filter(
            l -> query.campaignId().isEmpty() || query.campaignId().getAsLong() == l.campaignId())
        .sorted((a, b) -> Long.compare(b.id(), a.id()));
  }

  private static boolean contains(RecapLine line, String digits) {
    return line.number().digits().contains(digits.startsWith("0") ? digits.substring(1) : digits);
  }

  @Override
  public synchronized RecapPage page(RecapQuery query, Caller caller) {
    List<RecapLine> found =
        lines(query, caller)
            .filter(l -> query.beforeId().isEmpty() || l.id() < query.beforeId().getAsLong())
            .limit(query.limit() + 1L)
            .toList();
    boolean more = found.size() > query.limit();
    List<RecapLine> page = more ? found.subList(0, query.limit()) : found;
    return new RecapPage(
        page, more ? OptionalLong.of(page.get(page.size() - 1).id()) : OptionalLong.empty());
  }

  @Override
  public synchronized RecapPage page(
      Set<String> personIds, OptionalLong beforeId, int limit, Caller caller) {
    List<RecapLine> found =
        of(personIds)
            .filter(row -> mine(row.of, caller) && row.id < beforeId.orElse(Long.MAX_VALUE))
            .map(this::line)
            .toList();
    return found.size() <= limit
        ? new RecapPage(found, OptionalLong.empty())
        : new RecapPage(found.subList(0, limit), OptionalLong.of(found.get(limit - 1).id()));
  }

  @Override
  public synchronized List<RecapLine> lastFailures(Set<String> personIds, Caller caller) {
    return personIds.stream()
        .flatMap(
            person -> of(Set.of(person)).filter(row -> state(row) != SmsState.CANCELLED).limit(1))
        .filter(row -> mine(row.of, caller))
        .filter(row -> Set.of(SmsState.REJECTED, SmsState.UNDELIVERED).contains(state(row)))
        .sorted((a, b) -> Long.compare(b.id, a.id))
        .map(this::line)
        .toList();
  }

  /** Newest first. */
  private Stream<Row> of(Set<String> personIds) {
    return rows.stream()
        .filter(row -> row.sms.personId().map(personIds::contains).orElse(false))
        .sorted((a, b) -> Long.compare(b.id, a.id));
  }

  @Override
  public synchronized ModeTotals totals(RecapQuery query, Caller caller) {
    return sum(lines(query, caller));
  }

  private static ModeTotals sum(Stream<RecapLine> lines) {
    Map<SendingMode, ModeTotals.Total> totals = new EnumMap<>(SendingMode.class);
    for (SendingMode mode : SendingMode.values()) {
      totals.put(mode, new ModeTotals.Total(0, 0, Money.zero(EURO)));
    }
    lines
        .filter(l -> l.sent().isPresent() && l.state() != SmsState.REJECTED)
        .forEach(
            l ->
                totals.merge(
                    l.mode(),
                    new ModeTotals.Total(1, l.parts(), l.cost()),
                    ModeTotals.Total::plus));
    return new ModeTotals(totals);
  }

  @Override
  public synchronized Optional<DeliveryTrail> trail(long smsId, Caller caller) {
    return rows.stream()
        .filter(row -> row.id == smsId && mine(row.of, caller))
        .findFirst()
        .map(row -> trail(row, caller));
  }

  private DeliveryTrail trail(Row row, Caller caller) {
    RecapLine line = line(row);
    List<DeliveryTrail.Event> events = new ArrayList<>();
    events.add(event(row.of.created, SmsState.QUEUED, ""));
    if (line.sent().isPresent()) {
      events.add(event(due(row), SmsState.SENDING, ""));
      if (line.state() == SmsState.DELIVERED || line.state() == SmsState.UNDELIVERED) {
        events.add(event(due(row), SmsState.SENT, "0: Accepted for delivery"));
      }
    }
    if (row.decided != null) {
      events.add(event(due(row), SmsState.UNCERTAIN, ""));
      events.add(
          new DeliveryTrail.Event(
              line.stateAt(), line.state(), Optional.empty(), "", Optional.of(row.by)));
    } else if (line.state() != SmsState.QUEUED) {
      events.add(event(line.stateAt().toEpochMilli(), line.state(), "DLR 1"));
    }
    return new DeliveryTrail(
        line,
        caller.may(Right.SEE_BODIES) ? Optional.of(row.sms.text()) : Optional.empty(),
        Optional.of("sim"),
        Optional.of(UUID.nameUUIDFromBytes(new byte[] {(byte) row.id}).toString()),
        1,
        row.sms.overriddenBy(),
        events,
        OptionalLong.empty(),
        row.resentAs);
  }

  private static DeliveryTrail.Event event(long at, SmsState state, String code) {
    return new DeliveryTrail.Event(Instant.ofEpochMilli(at), state, why(state), code);
  }

  /** From now on those hours are quiet. */
  public void quiet(QuietWindow window) {
    quiet = Optional.of(window);
  }

  /** Hours in which what is for that purpose waits. */
  public record QuietWindow(Purpose purpose, Instant from, Instant to) {}

  @Override
  public Optional<Instant> quietUntil(Purpose purpose, Instant at) {
    return quiet
        .filter(q -> q.purpose() == purpose && !at.isBefore(q.from()) && at.isBefore(q.to()))
        .map(QuietWindow::to);
  }

  @Override
  public synchronized RescheduleResult reschedule(
      long campaignId, Instant notBefore, Caller caller) {
    Optional<Sent> found = visible(campaignId, caller);
    if (found.isEmpty() || found.get().campaign.notBefore().isEmpty()) {
      return new RescheduleResult.Refused(
          Problem.of("campaign.unknown", "Cet envoi n’existe pas, ou n’est pas le vôtre."));
    }
    Sent sent = found.get();
    if (!sent.campaign.notBefore().get().isAfter(clock.instant())) {
      return new RescheduleResult.TooLate(
          Problem.of("reschedule.tooLate", "Trop tard : cet envoi a commencé à partir."));
    }
    Instant expires = notBefore.plus(Duration.ofHours(24));
    sent.campaign = sent.campaign.leaving(Optional.of(notBefore), expires);
    return new RescheduleResult.Rescheduled(notBefore, expires);
  }

  /**
   * The provider can be asked for what became of an SMS, and says that; empty: nothing is known.
   */
  public void lookup(Optional<SmsState> says) {
    askable = true;
    known = says;
  }

  private Optional<Row> decidable(long smsId, Caller caller) {
    return rows.stream()
        .filter(row -> row.id == smsId && state(row).maySendAgain())
        .filter(
            row ->
                caller.may(Right.ADMINISTER)
                    || (caller.may(Right.SEND) && row.of.caller.userId().equals(caller.userId())))
        .findFirst();
  }

  @Override
  public synchronized Set<Resolution> choices(long smsId, Caller caller) {
    Set<Resolution> choices = EnumSet.noneOf(Resolution.class);
    decidable(smsId, caller)
        .ifPresent(
            row -> {
              boolean uncertain = state(row) == SmsState.UNCERTAIN;
              if (uncertain) {
                choices.addAll(Set.of(Resolution.MARK_SENT, Resolution.MARK_NOT_SENT));
              }
              if (uncertain && askable) {
                choices.add(Resolution.LOOK_UP);
              }
              if (row.resentAs.isEmpty() && state(row) != SmsState.REJECTED) {
                choices.add(Resolution.RESEND);
              }
            });
    return choices;
  }

  @Override
  public synchronized ResendOffer offer(List<Long> smsIds, Caller caller) {
    List<OutboundSms> again =
        smsIds.stream()
            .filter(id -> choices(id, caller).contains(Resolution.RESEND))
            .map(id -> rows.get((int) (id - 1)).sms)
            .toList();
    return new ResendOffer(
        smsIds.stream().filter(id -> choices(id, caller).contains(Resolution.RESEND)).toList(),
        again.stream().mapToLong(OutboundSms::parts).sum(),
        again.stream().map(OutboundSms::cost).reduce(Money.zero(EURO), Money::plus));
  }

  @Override
  public synchronized ResolveResult resolve(long smsId, Resolution resolution, Caller caller) {
    Optional<Row> found = decidable(smsId, caller);
    if (found.isEmpty()) {
      return new ResolveResult.Refused(
          Problem.of("resolve.unknown", "Ce SMS n’est pas incertain, ou n’est pas le vôtre."));
    }
    Row row = found.get();
    row.by = caller.displayName();
    return switch (resolution) {
      case LOOK_UP ->
          known.isPresent()
              ? decided(row, known.get())
              : new ResolveResult.StillUncertain(
                  Problem.of("resolve.notFound", "Simulateur n’a pas trace de ce SMS."));
      case MARK_SENT -> decided(row, SmsState.SENT);
      case MARK_NOT_SENT -> decided(row, SmsState.CANCELLED);
      case RESEND -> {
        Sent again = new Sent(campaigns.size() + 1, row.of.campaign, caller, clock.millis());
        campaigns.add(again);
        rows.add(new Row(rows.size() + 1, again, row.sms));
        row.resentAs = OptionalLong.of(rows.size());
        yield new ResolveResult.Resent(again.id);
      }
    };
  }

  private static ResolveResult decided(Row row, SmsState state) {
    row.decided = state;
    return new ResolveResult.Resolved(state);
  }

  @Override
  public synchronized Optional<CampaignProgress> progress(long campaignId, Caller caller) {
    return visible(campaignId, caller)
        .map(
            sent -> {
              Map<SmsState, Long> states = new EnumMap<>(SmsState.class);
              List<Row> its = rows.stream().filter(row -> row.of == sent).toList();
              its.forEach(row -> states.merge(state(row), 1L, Long::sum));
              return new CampaignProgress(
                  sent.id,
                  Instant.ofEpochMilli(sent.created),
                  sent.campaign.notBefore(),
                  its.size(),
                  states);
            });
  }

  @Override
  public List<GroupTotals> totalsBy(Grouping by, RecapQuery query, ZoneId zone, Caller caller) {
    Map<String, List<Row>> groups = new TreeMap<>();
    Set<Long> fit =
        lines(query, caller).map(RecapLine::id).collect(java.util.stream.Collectors.toSet());
    rows.stream()
        .filter(row -> fit.contains(row.id))
        .forEach(
            row ->
                groups.computeIfAbsent(key(by, row.of, zone), key -> new ArrayList<>()).add(row));
    return groups.entrySet().stream()
        .map(
            group ->
                new GroupTotals(
                    group.getKey(),
                    label(by, group.getValue().get(0).of),
                    by == Grouping.CAMPAIGN
                        ? Optional.of(Instant.ofEpochMilli(group.getValue().get(0).of.created))
                        : Optional.empty(),
                    sum(group.getValue().stream().map(this::line))))
        .filter(group -> group.totals().total().messages() > 0)
        .toList();
  }

  /** Of numbers in France alone; small prefixes are not put together. */
  @Override
  public synchronized List<PrefixRate> deliveryByPrefix(RecapQuery query, Caller caller) {
    Map<String, List<SmsState>> prefixes = new TreeMap<>();
    lines(query, caller)
        .filter(l -> TAKEN.contains(l.state()))
        .forEach(
            l ->
                prefixes
                    .computeIfAbsent(l.number().e164().substring(3, 6), p -> new ArrayList<>())
                    .add(l.state()));
    return prefixes.entrySet().stream()
        .map(
            e ->
                new PrefixRate(
                    Optional.of(new PrefixRate.Prefix("33", e.getKey())),
                    e.getValue().size(),
                    e.getValue().stream().filter(s -> s == SmsState.DELIVERED).count(),
                    e.getValue().stream().filter(s -> s == SmsState.UNDELIVERED).count()))
        .sorted(Comparator.comparingLong(PrefixRate::sent).reversed())
        .toList();
  }

  private static String key(Grouping by, Sent sent, ZoneId zone) {
    return switch (by) {
      case USER -> sent.caller.userId();
      case WORKSTATION -> sent.caller.workstation();
      case MONTH -> YearMonth.from(Instant.ofEpochMilli(sent.created).atZone(zone)).toString();
      case CAMPAIGN -> Long.toString(sent.id);
    };
  }

  private static String label(Grouping by, Sent sent) {
    return switch (by) {
      case USER -> sent.caller.displayName();
      case WORKSTATION -> sent.caller.workstation();
      case MONTH -> "";
      case CAMPAIGN -> sent.campaign.selection();
    };
  }

  @Override
  public List<UsedTemplate> templates(Caller caller) {
    return campaigns.stream()
        .filter(sent -> mine(sent, caller))
        .flatMap(sent -> sent.campaign.templateId().stream())
        .distinct()
        .map(id -> new UsedTemplate(id, "Modèle " + id))
        .toList();
  }

  @Override
  public List<Sender> users(Caller caller) {
    return campaigns.stream()
        .filter(sent -> mine(sent, caller))
        .map(sent -> new Sender(sent.caller.userId(), sent.caller.displayName()))
        .distinct()
        .toList();
  }

  @Override
  public List<String> workstations(Caller caller) {
    return campaigns.stream()
        .filter(sent -> mine(sent, caller))
        .map(sent -> sent.caller.workstation())
        .distinct()
        .sorted()
        .toList();
  }

  private static final class Sent {
    private final long id;
    private Campaign campaign;
    private final Caller caller;
    private final long created;
    private long cancelled;

    Sent(long id, Campaign campaign, Caller caller, long created) {
      this.id = id;
      this.campaign = campaign;
      this.caller = caller;
      this.created = created;
    }

    Campaign campaign() {
      return campaign;
    }
  }

  private static final class Row {
    private final long id;
    private final Sent of;
    private final OutboundSms sms;
    private SmsState decided;
    private String by = "";
    private OptionalLong resentAs = OptionalLong.empty();

    Row(long id, Sent of, OutboundSms sms) {
      this.id = id;
      this.of = of;
      this.sms = sms;
    }

    OutboundSms sms() {
      return sms;
    }
  }

  @Override
  public List<ReminderSeries> series(Caller caller, int limit) {
    Map<UUID, List<ReminderSeries.Step>> steps = new java.util.LinkedHashMap<>();
    for (Campaign campaign : campaigns()) {
      campaign
          .reminder()
          .ifPresent(
              r ->
                  steps
                      .computeIfAbsent(r.series(), id -> new ArrayList<>())
                      .add(
                          new ReminderSeries.Step(
                              steps.size() * 10L + r.number(),
                              r.number(),
                              campaign.notBefore().orElseGet(clock::instant),
                              Map.of(
                                  r.number() == 0 ? SmsState.DELIVERED : SmsState.SCHEDULED,
                                  campaign.confirmedParts()),
                              0)));
    }
    return steps.entrySet().stream()
        .map(e -> new ReminderSeries(e.getKey(), "Paul Girard", "Familles", e.getValue()))
        .limit(limit)
        .toList();
  }
}
