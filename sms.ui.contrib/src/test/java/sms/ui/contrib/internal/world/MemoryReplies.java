package sms.ui.contrib.internal.world;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import sms.api.gateway.InboundSms.Wish;
import sms.api.host.Caller;
import sms.api.host.RecordRef;
import sms.api.host.Right;
import sms.api.recap.OptOuts;
import sms.api.recap.Replies;
import sms.api.recap.RepliesPage;
import sms.api.recap.ReplyLine;
import sms.api.selection.PhoneNumber;

/** What people answered, in memory; all of it answers administrators only. */
public final class MemoryReplies implements Replies, OptOuts {
  private final Clock clock;
  private final List<ReplyLine> lines = new ArrayList<>();
  private final Set<PhoneNumber> stopped = new HashSet<>();

  MemoryReplies(Clock clock) {
    this.clock = clock;
  }

  /** One more, a minute after the last. */
  public synchronized MemoryReplies from(
      String number, String recipient, Optional<RecordRef> record, String text, Wish wish) {
    PhoneNumber from = new PhoneNumber(number);
    if (wish == Wish.OPT_OUT) {
      stopped.add(from);
    }
    lines.add(
        new ReplyLine(
            lines.size() + 1L,
            clock.instant().minus(Duration.ofMinutes(300L - lines.size())),
            from,
            recipient,
            record,
            OptionalLong.empty(),
            text,
            wish,
            false,
            "gw",
            Optional.empty()));
    return this;
  }

  private static boolean sees(Caller caller) {
    return caller.may(Right.RECAP_ALL);
  }

  @Override
  public synchronized RepliesPage page(
      OptionalLong before, boolean unreadOnly, int limit, Caller caller) {
    List<ReplyLine> all =
        lines.stream()
            .filter(line -> sees(caller) && line.id() < before.orElse(Long.MAX_VALUE))
            .filter(line -> !unreadOnly || line.readBy().isEmpty())
            .sorted(Comparator.comparing(ReplyLine::id).reversed())
            .map(line -> with(line, line.readBy()))
            .toList();
    return all.size() <= limit
        ? new RepliesPage(all, OptionalLong.empty())
        : new RepliesPage(all.subList(0, limit), OptionalLong.of(all.get(limit - 1).id()));
  }

  private ReplyLine with(ReplyLine line, Optional<String> readBy) {
    return new ReplyLine(
        line.id(),
        line.at(),
        line.from(),
        line.recipient(),
        line.record(),
        line.answers(),
        line.text(),
        line.wish(),
        stopped.contains(line.from()),
        line.gatewayId(),
        readBy);
  }

  @Override
  public synchronized long unread(Caller caller) {
    return lines.stream().filter(line -> sees(caller) && line.readBy().isEmpty()).count();
  }

  @Override
  public synchronized boolean mark(long id, boolean read, Caller caller) {
    if (!sees(caller) || id < 1 || id > lines.size()) {
      return false;
    }
    lines.set(
        (int) id - 1,
        with(lines.get((int) id - 1), read ? Optional.of(caller.displayName()) : Optional.empty()));
    return true;
  }

  @Override
  public synchronized Set<PhoneNumber> all() {
    return Set.copyOf(stopped);
  }

  @Override
  public synchronized Set<PhoneNumber> among(Collection<PhoneNumber> numbers) {
    return numbers.stream().filter(stopped::contains).collect(Collectors.toSet());
  }

  @Override
  public synchronized boolean withdraw(PhoneNumber number, Caller by) {
    return stopped.remove(number);
  }
}
