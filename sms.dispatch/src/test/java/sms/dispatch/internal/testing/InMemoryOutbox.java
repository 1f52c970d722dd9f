package sms.dispatch.internal.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import sms.api.compose.Purpose;
import sms.api.dispatch.AppendResult;
import sms.api.dispatch.Backlog;
import sms.api.dispatch.Campaign;
import sms.api.dispatch.CancelResult;
import sms.api.dispatch.DailyUsage;
import sms.api.dispatch.OutboundSms;
import sms.api.dispatch.Outbox;
import sms.api.dispatch.OutboxUnavailableException;
import sms.api.dispatch.Outcome;
import sms.api.dispatch.PastSms;
import sms.api.dispatch.QueuedSms;
import sms.api.dispatch.QuotaScope;
import sms.api.dispatch.SendLease;
import sms.api.dispatch.SendingQuotas;
import sms.api.dispatch.SmsState;
import sms.api.gateway.DeliveryReport;
import sms.api.gateway.FailureReason;
import sms.api.gateway.Money;
import sms.api.gateway.SendingMode;

/** An outbox after the letter of the API, in memory, that can be taken away and slowed down. */
public final class InMemoryOutbox implements Outbox {
  /** One SMS. */
  public static final class Row {
    final long id;
    final UUID reference = UUID.randomUUID();
    final OutboundSms sms;
    SmsState state;
    int attempts;
    Instant retryAt = Instant.MIN;
    long handedInVersion = -1;
    Optional<FailureReason> reason = Optional.empty();
    Optional<String> gatewayId = Optional.empty();
    Optional<String> providerId = Optional.empty();

    Row(long id, OutboundSms sms, SmsState state) {
      this.id = id;
      this.sms = sms;
      this.state = state;
    }

    public long id() {
      return id;
    }

    public UUID reference() {
      return reference;
    }

    public String text() {
      return sms.text();
    }

    public Money cost() {
      return sms.cost();
    }

    public SmsState state() {
      return state;
    }

    public int attempts() {
      return attempts;
    }

    public Instant retryAt() {
      return retryAt;
    }

    public Optional<FailureReason> reason() {
      return reason;
    }

    public Optional<String> gatewayId() {
      return gatewayId;
    }

    public Optional<String> providerId() {
      return providerId;
    }
  }

  private static final class Range {
    long id;
    long campaignId;
    long first;
    long last;
    Instant due = Instant.MIN;
    boolean done;
    String owner = "";
    long version;
    int attempt;
    Instant until = Instant.MIN;
    long mark;
  }

  private record Stored(
      long id, Campaign campaign, Instant created, List<Range> ranges, boolean[] cancelled) {}

  private final Clock clock;
  private final int rangeSize;
  private final TreeMap<Long, Row> rows = new TreeMap<>();
  private final Map<Long, Stored> campaigns = new TreeMap<>();
  private final Map<UUID, Long> byKey = new HashMap<>();
  private final Set<String> awayMethods = new HashSet<>();
  private final List<List<DeliveryReport>> reportCommits = new ArrayList<>();
  private final List<Integer> recordCommits = new ArrayList<>();
  private final Set<Long> poison = new HashSet<>();
  private final Set<Long> unreadable = new HashSet<>();
  private final Map<SmsState, Backlog> backlog = new EnumMap<>(SmsState.class);
  private final Set<Long> erased = new HashSet<>();
  private final Map<Long, Long> resent = new HashMap<>();
  private final List<String> deciders = new ArrayList<>();
  private long lastId;
  private long lastRange;
  private int claims;
  private int finishes;
  private int rightsOfMarks;
  private volatile Duration latency = Duration.ZERO;

  public InMemoryOutbox(Clock clock, int rangeSize) {
    this.clock = clock;
    this.rangeSize = rangeSize;
  }

  // --- what tests do to it and ask it -----------------------------------------------------------

  /** Those methods, or all for none named, fail from now on. */
  public synchronized void goAway(String... methods) {
    awayMethods.addAll(methods.length == 0 ? List.of("*") : List.of(methods));
  }

  public synchronized void comeBack() {
    awayMethods.clear();
  }

  /** Every call takes that long. */
  public void latency(Duration time) {
    latency = time;
  }

  /** Outcomes of that SMS cannot be written. */
  public synchronized void poison(long smsId, boolean on) {
    if (on) {
      poison.add(smsId);
    } else {
      poison.remove(smsId);
    }
  }

  /** That SMS cannot be read back. */
  public synchronized void unreadable(long smsId) {
    unreadable.add(smsId);
  }

  /** The text of that SMS is erased. */
  public synchronized void erase(long smsId) {
    erased.add(smsId);
  }

  /** Who decided about uncertain SMS, in order. */
  public synchronized List<String> deciders() {
    return List.copyOf(deciders);
  }

  public synchronized Map<SmsState, Integer> states() {
    Map<SmsState, Integer> states = new EnumMap<>(SmsState.class);
    rows.values().forEach(r -> states.merge(r.state, 1, Integer::sum));
    return states;
  }

  public synchronized int count(SmsState state) {
    return states().getOrDefault(state, 0);
  }

  public synchronized List<Row> rows() {
    return List.copyOf(rows.values());
  }

  public synchronized int claims() {
    return claims;
  }

  public synchronized int finishes() {
    return finishes;
  }

  public synchronized int marks() {
    return rightsOfMarks;
  }

  /** Sizes of the commits of outcomes. */
  public synchronized List<Integer> recordCommits() {
    return List.copyOf(recordCommits);
  }

  public synchronized List<List<DeliveryReport>> reportCommits() {
    return List.copyOf(reportCommits);
  }

  /** Whether nobody holds a lease that has not run out. */
  public synchronized boolean allFree() {
    return campaigns.values().stream()
        .flatMap(c -> c.ranges().stream())
        .allMatch(r -> r.owner.isEmpty() || !r.until.isAfter(clock.instant()));
  }

  /** Another host takes everything, as after a lease that ran out. */
  public synchronized void takenByAnotherHost() {
    for (Stored stored : campaigns.values()) {
      for (Range range : stored.ranges()) {
        settle(stored, range);
        range.version++;
        range.owner = "another";
        range.until = Instant.MAX;
      }
    }
  }

  private void begin(String method) {
    Duration wait = latency;
    if (!wait.isZero()) {
      try {
        Thread.sleep(wait.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    synchronized (this) {
      if (awayMethods.contains("*") || awayMethods.contains(method)) {
        throw new OutboxUnavailableException("away", new IllegalStateException(method));
      }
    }
  }

  // --- Outbox
  // -------------------------------------------------------------------------------------

  @Override
  public AppendResult append(
      Campaign campaign,
      Stream<OutboundSms> messages,
      String owner,
      Duration lease,
      SendingQuotas quotas) {
    begin("append");
    synchronized (this) {
      if (byKey.containsKey(campaign.key())) {
        return new AppendResult.Duplicate(byKey.get(campaign.key()));
      }
      long used = used(campaign.userId(), quotas.zone());
      if (quotas.userPerDay().isPresent()
          && used + campaign.confirmedParts() > quotas.userPerDay().getAsLong()) {
        return new AppendResult.OverQuota(QuotaScope.USER, quotas.userPerDay().getAsLong(), used);
      }
      boolean deferred = campaign.notBefore().isPresent();
      List<Row> added = new ArrayList<>();
      long parts = 0;
      Money cost = Money.zero(campaign.confirmedCost().currency());
      for (Iterator<OutboundSms> i = messages.iterator(); i.hasNext(); ) {
        OutboundSms sms = i.next();
        added.add(
            new Row(
                lastId + added.size() + 1, sms, deferred ? SmsState.SCHEDULED : SmsState.QUEUED));
        parts += sms.parts();
        cost = cost.plus(sms.cost());
      }
      if (added.isEmpty()) {
        return new AppendResult.Empty();
      }
      if (parts != campaign.confirmedParts() || !cost.equals(campaign.confirmedCost())) {
        return new AppendResult.Differs(parts, cost);
      }
      if (campaign.resendOf().isPresent()) {
        Row old = rows.get(campaign.resendOf().getAsLong());
        if (!old.state.maySendAgain()) {
          return new AppendResult.Settled(old.state);
        }
        resent.put(old.id, added.get(0).id);
      }
      long id = campaigns.size() + 1;
      Stored stored = new Stored(id, campaign, clock.instant(), new ArrayList<>(), new boolean[1]);
      List<SendLease> leases = new ArrayList<>();
      for (int from = 0; from < added.size(); from += rangeSize) {
        Range range = new Range();
        range.id = ++lastRange;
        range.campaignId = id;
        range.first = added.get(from).id;
        range.last = added.get(Math.min(from + rangeSize, added.size()) - 1).id;
        range.due = campaign.notBefore().orElse(Instant.MIN);
        stored.ranges().add(range);
        if (!deferred) {
          leases.add(lease(stored, range, owner, lease));
        }
      }
      added.forEach(row -> rows.put(row.id, row));
      lastId += added.size();
      campaigns.put(id, stored);
      byKey.put(campaign.key(), id);
      return new AppendResult.Appended(id, added.size(), leases);
    }
  }

  private SendLease lease(Stored stored, Range range, String owner, Duration lease) {
    range.owner = owner;
    range.version++;
    range.attempt++;
    range.mark = 0;
    range.until = clock.instant().plus(lease);
    rows.subMap(range.first, true, range.last, true)
        .values()
        .forEach(
            row -> {
              if (row.state == SmsState.SCHEDULED) {
                row.state = SmsState.QUEUED;
              }
            });
    Campaign campaign = stored.campaign();
    return new SendLease(
        range.id,
        owner,
        range.version,
        stored.id(),
        campaign.userId(),
        campaign.purpose(),
        campaign.mode(),
        range.first,
        range.last,
        campaign.expires(),
        range.attempt,
        range.until,
        campaign.sender(),
        campaign.duringQuietHours());
  }

  /** The user's of today; the school's for "*". */
  private long used(String userId, ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    return campaigns.values().stream()
        .filter(c -> userId.equals("*") || c.campaign().userId().equals(userId))
        .filter(c -> LocalDate.ofInstant(c.created(), zone).equals(today))
        .mapToLong(c -> c.campaign().confirmedParts())
        .sum();
  }

  @Override
  public synchronized DailyUsage usage(String userId, ZoneId zone) {
    begin("usage");
    return new DailyUsage(
        LocalDate.ofInstant(clock.instant(), zone), used(userId, zone), used("*", zone));
  }

  @Override
  public synchronized Optional<Long> campaignOf(UUID key) {
    begin("campaignOf");
    return Optional.ofNullable(byKey.get(key));
  }

  @Override
  public List<SendLease> claim(
      String owner, Duration lease, int max, Set<SendingMode> modes, Purpose least) {
    begin("claim");
    synchronized (this) {
      claims++;
      Instant now = clock.instant();
      List<Map.Entry<Stored, Range>> free = new ArrayList<>();
      for (Stored stored : campaigns.values()) {
        Campaign campaign = stored.campaign();
        for (Range range : stored.ranges()) {
          if (!range.owner.isEmpty() && !range.until.isAfter(now)) {
            settle(stored, range);
          }
          boolean served = modes.contains(campaign.mode()) || !campaign.expires().isAfter(now);
          boolean due = !range.done && range.owner.isEmpty() && !range.due.isAfter(now);
          if (due && served && campaign.purpose().compareTo(least) <= 0) {
            free.add(Map.entry(stored, range));
          }
        }
      }
      free.sort(
          Comparator.comparing((Map.Entry<Stored, Range> e) -> e.getKey().campaign().purpose())
              .thenComparing(e -> e.getValue().id));
      return free.stream()
          .limit(max)
          .map(e -> lease(e.getKey(), e.getValue(), owner, lease))
          .toList();
    }
  }

  /** Ends a lease whose owner is gone. */
  private int settle(Stored stored, Range range) {
    int uncertain = 0;
    for (Row row : rows.subMap(range.first, true, range.last, true).values()) {
      if (row.state == SmsState.QUEUED
          && row.id <= range.mark
          && row.handedInVersion == range.version) {
        row.state = SmsState.UNCERTAIN;
        row.reason = Optional.of(FailureReason.INTERRUPTED);
        uncertain++;
      }
    }
    end(stored, range);
    return uncertain;
  }

  private void end(Stored stored, Range range) {
    range.owner = "";
    range.mark = 0;
    Optional<Instant> next =
        rows.subMap(range.first, true, range.last, true).values().stream()
            .filter(r -> r.state == SmsState.QUEUED)
            .map(r -> r.retryAt)
            .min(Comparator.naturalOrder());
    range.done = next.isEmpty() || stored.cancelled()[0];
    range.due = next.orElse(Instant.MAX);
  }

  private Optional<Range> held(SendLease lease) {
    return campaigns.get(lease.campaignId()).ranges().stream()
        .filter(r -> r.id == lease.sliceId())
        .filter(r -> r.owner.equals(lease.owner()) && r.version == lease.version())
        .findFirst();
  }

  @Override
  public List<QueuedSms> read(SendLease lease, long afterId, int limit) {
    begin("read");
    synchronized (this) {
      Instant now = clock.instant();
      List<QueuedSms> read = new ArrayList<>();
      if (afterId >= lease.lastId()) {
        return read;
      }
      for (Row row :
          rows.subMap(Math.max(afterId + 1, lease.firstId()), true, lease.lastId(), true)
              .values()) {
        if (read.size() < limit && row.state == SmsState.QUEUED && !row.retryAt.isAfter(now)) {
          if (unreadable.contains(row.id)) {
            throw new IllegalArgumentException("not an E.164 number");
          }
          row.handedInVersion = lease.version();
          read.add(
              new QueuedSms(
                  row.id,
                  row.reference,
                  row.sms.number(),
                  row.sms.personId(),
                  row.sms.text(),
                  row.sms.encoding(),
                  row.sms.parts(),
                  row.attempts,
                  row.sms.overriddenBy().isPresent(),
                  row.sms.secret()));
        }
      }
      return read;
    }
  }

  @Override
  public boolean mark(SendLease lease, long upToId, Duration renew) {
    begin("mark");
    synchronized (this) {
      Optional<Range> range = held(lease);
      if (range.isEmpty() || campaigns.get(lease.campaignId()).cancelled()[0]) {
        return false;
      }
      rightsOfMarks++;
      range.get().mark = Math.max(range.get().mark, upToId);
      range.get().until = clock.instant().plus(renew);
      return true;
    }
  }

  @Override
  public boolean record(SendLease lease, List<Outcome> outcomes, Duration renew) {
    begin("record");
    synchronized (this) {
      if (outcomes.stream().anyMatch(o -> poison.contains(o.smsId()))) {
        throw new IllegalStateException("cannot be written");
      }
      Optional<Range> range = held(lease);
      if (range.isEmpty()) {
        return false;
      }
      range.get().until = clock.instant().plus(renew);
      for (Outcome outcome : outcomes) {
        record(lease, outcome);
      }
      if (!outcomes.isEmpty()) {
        recordCommits.add(outcomes.size());
      }
      return true;
    }
  }

  private void record(SendLease lease, Outcome outcome) {
    Row row = rows.get(outcome.smsId());
    if (row.id < lease.firstId() || row.id > lease.lastId()) {
      throw new IllegalArgumentException("not of that range");
    }
    if (row.state != SmsState.QUEUED) {
      return; // cancelled, or recorded before
    }
    boolean cancelled = campaigns.get(lease.campaignId()).cancelled()[0];
    row.state =
        cancelled && outcome.state() == SmsState.QUEUED ? SmsState.CANCELLED : outcome.state();
    row.reason = outcome.reason();
    row.gatewayId = outcome.gatewayId();
    row.providerId = outcome.providerId();
    row.handedInVersion = -1;
    if (outcome.state() == SmsState.QUEUED && outcome.gatewayId().isPresent()) {
      row.attempts++;
    }
    row.retryAt = outcome.retryAt().orElse(row.retryAt);
  }

  @Override
  public void finish(SendLease lease) {
    begin("finish");
    synchronized (this) {
      held(lease)
          .ifPresent(
              range -> {
                finishes++;
                end(campaigns.get(lease.campaignId()), range);
              });
    }
  }

  @Override
  public int settle(String deadOwner) {
    begin("settle");
    synchronized (this) {
      int uncertain = 0;
      for (Stored stored : campaigns.values()) {
        for (Range range : stored.ranges()) {
          if (range.owner.equals(deadOwner)) {
            uncertain += settle(stored, range);
          }
        }
      }
      return uncertain;
    }
  }

  @Override
  public int report(String gatewayId, List<DeliveryReport> reports) {
    begin("report");
    synchronized (this) {
      if (reports.stream().anyMatch(r -> r.rawCode().equals("poison"))) {
        throw new IllegalStateException("cannot be stored");
      }
      reportCommits.add(List.copyOf(reports));
      for (DeliveryReport report : reports) {
        rows.values().stream()
            .filter(r -> r.state == SmsState.UNCERTAIN)
            .filter(r -> report.reference().filter(r.reference::equals).isPresent())
            .forEach(
                r ->
                    r.state =
                        switch (report.status()) {
                          case BUFFERED -> SmsState.SENT;
                          case DELIVERED -> SmsState.DELIVERED;
                          case UNDELIVERED -> SmsState.UNDELIVERED;
                        });
      }
      return reports.size();
    }
  }

  @Override
  public CancelResult.Cancelled cancel(long campaignId, String userId) {
    begin("cancel");
    synchronized (this) {
      Stored stored = campaigns.get(campaignId);
      stored.cancelled()[0] = true;
      long taken = 0;
      long all = 0;
      for (Range range : stored.ranges()) {
        for (Row row : rows.subMap(range.first, true, range.last, true).values()) {
          all++;
          boolean underWay = row.id <= range.mark && row.handedInVersion == range.version;
          if ((row.state == SmsState.QUEUED && !underWay) || row.state == SmsState.SCHEDULED) {
            row.state = SmsState.CANCELLED;
            taken++;
          }
        }
      }
      return new CancelResult.Cancelled(taken, all - taken);
    }
  }

  @Override
  public synchronized Optional<Campaign> campaign(long campaignId) {
    begin("campaign");
    return Optional.ofNullable(campaigns.get(campaignId)).map(Stored::campaign);
  }

  @Override
  public synchronized boolean reschedule(
      long campaignId, Instant notBefore, Instant expires, String userId) {
    begin("reschedule");
    Stored stored = campaigns.get(campaignId);
    if (stored.cancelled()[0] || stored.ranges().stream().anyMatch(r -> r.attempt > 0)) {
      return false;
    }
    stored.ranges().forEach(range -> range.due = notBefore);
    campaigns.put(
        campaignId,
        new Stored(
            campaignId,
            stored.campaign().leaving(Optional.of(notBefore), expires),
            stored.created(),
            stored.ranges(),
            stored.cancelled()));
    return true;
  }

  /** What is said to wait. */
  public synchronized void backlog(SmsState state, Backlog waiting) {
    backlog.put(state, waiting);
  }

  @Override
  public synchronized Map<SmsState, Backlog> backlog() {
    begin("backlog");
    return Map.copyOf(backlog);
  }

  @Override
  public synchronized Optional<PastSms> past(long smsId) {
    begin("past");
    Row row = rows.get(smsId);
    if (row == null || !row.state.maySendAgain()) {
      return Optional.empty();
    }
    Campaign campaign =
        campaigns.values().stream()
            .filter(c -> c.ranges().stream().anyMatch(r -> r.first <= smsId && smsId <= r.last))
            .findFirst()
            .orElseThrow()
            .campaign();
    return Optional.of(
        new PastSms(
            smsId,
            row.reference,
            campaign,
            row.sms.number(),
            erased.contains(smsId) ? Optional.empty() : Optional.of(row.sms),
            row.gatewayId,
            row.providerId,
            row.state,
            row.reason,
            clock.instant(),
            resent.containsKey(smsId) ? OptionalLong.of(resent.get(smsId)) : OptionalLong.empty()));
  }

  @Override
  public synchronized boolean resolve(long smsId, boolean sent, String by) {
    begin("resolve");
    Row row = rows.get(smsId);
    if (row.state != SmsState.UNCERTAIN) {
      return false;
    }
    row.state = sent ? SmsState.SENT : SmsState.CANCELLED;
    deciders.add(by);
    return true;
  }
}
