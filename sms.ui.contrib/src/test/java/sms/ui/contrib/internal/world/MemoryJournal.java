package sms.ui.contrib.internal.world;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import sms.api.audit.AuditCheck;
import sms.api.audit.AuditEntry;
import sms.api.audit.AuditFilter;
import sms.api.audit.AuditLog;
import sms.api.audit.AuditRecord;

/** Keeps entries as long as it lives; its hashes are the numbers. */
public final class MemoryJournal implements AuditLog {
  private final Clock clock;
  private final List<AuditRecord> records = new ArrayList<>();
  private OptionalLong broken = OptionalLong.empty();

  MemoryJournal(Clock clock) {
    this.clock = clock;
  }

  /** From now on a verification finds that entry changed. */
  public synchronized void brokenAt(long number) {
    broken = OptionalLong.of(number);
  }

  synchronized List<AuditEntry> entries() {
    return records.stream().map(AuditRecord::entry).toList();
  }

  private static String hash(long number) {
    return "%064x".formatted(number);
  }

  @Override
  public synchronized void add(AuditEntry entry) {
    long number = records.size() + 1L;
    records.add(new AuditRecord(number, clock.instant(), entry, hash(number)));
  }

  @Override
  public synchronized List<AuditRecord> newest(AuditFilter filter, long below, int limit) {
    return records.stream()
        .filter(record -> record.number() < below)
        .filter(record -> filter.action().map(record.entry().action()::equals).orElse(true))
        .filter(record -> filter.who().map(record.entry().who()::equals).orElse(true))
        .sorted(Comparator.comparing(AuditRecord::number).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized List<String> people() {
    return records.stream().map(record -> record.entry().who()).distinct().sorted().toList();
  }

  @Override
  public synchronized AuditCheck verify() {
    return broken.isPresent()
        ? new AuditCheck.Broken(broken.getAsLong())
        : new AuditCheck.Intact(records.size(), hash(records.size()));
  }
}
