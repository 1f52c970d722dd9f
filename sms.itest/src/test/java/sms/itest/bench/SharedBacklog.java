package sms.itest.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Sendings that wait on one PostgreSQL, and the hosts that share them.
 *
 * <p>They are deferred, in ranges of 2,000 that belong to nobody: whoever claims first has them.
 * All hosts are frozen while they become due, and those that take part go on at the same moment.
 */
final class SharedBacklog {
  private static final String TEXT = "Bonjour #PRENOM, le collège est fermé demain.";

  private final Provider provider;
  private final SharingHosts hosts;
  private final SharedDatabase database;
  private final int sendings;
  private final int messages;

  /**
   * All hosts are thawed, and are frozen from now on when nothing is to be done.
   *
   * @param families in class A
   */
  SharedBacklog(
      Provider provider, SharingHosts hosts, SharedDatabase database, int sendings, int families) {
    this.provider = provider;
    this.hosts = hosts;
    this.database = database;
    this.sendings = sendings;
    this.messages = sendings * families;
    hosts.freeze();
  }

  /**
   * Once shared.
   *
   * @param appending from the clicks until all was in the outbox, in nanoseconds
   * @param sending from the hosts' going on to the last SMS, in nanoseconds
   * @param hostsCpu the hosts' processor time while it was sent
   * @param databaseCpu the database's
   * @param parts SMS of each host
   * @param twice SMS that the provider was given again
   */
  record Shared(
      long appending,
      long sending,
      Duration hostsCpu,
      Duration databaseCpu,
      List<Long> parts,
      long twice) {}

  int messages() {
    return messages;
  }

  /** So many hosts share it, with a provider that answers after so many milliseconds. */
  Shared share(int count, int latency) throws SQLException {
    List<Long> before = sent();
    hosts.thaw(1);
    List<SharingHosts.Deferred> waiting = new ArrayList<>();
    for (int i = 0; i < sendings; i++) {
      waiting.add(hosts.defer(TEXT, "A"));
    }
    hosts.freeze();
    provider.begin(latency);
    database.due();
    Duration hostsCpu = hosts.cpu();
    Duration databaseCpu = database.cpu();
    long begin = System.nanoTime();
    hosts.thaw(count);
    provider.await(messages);
    long sending = System.nanoTime() - begin;
    hostsCpu = hosts.cpu().minus(hostsCpu);
    databaseCpu = database.cpu().minus(databaseCpu);
    waiting.forEach(each -> hosts.settled(each.id()));
    hosts.freeze();
    long appending = waiting.stream().mapToLong(SharingHosts.Deferred::nanos).sum();
    return new Shared(appending, sending, hostsCpu, databaseCpu, parts(before), provider.twice());
  }

  private List<Long> parts(List<Long> before) throws SQLException {
    List<Long> after = sent();
    List<Long> parts =
        IntStream.range(0, hosts.count()).mapToObj(i -> after.get(i) - before.get(i)).toList();
    if (parts.stream().mapToLong(Long::longValue).sum() != messages) {
      throw new IllegalStateException("sent according to the outbox: " + parts);
    }
    return parts;
  }

  private List<Long> sent() throws SQLException {
    List<Long> sent = new ArrayList<>();
    for (int i = 0; i < hosts.count(); i++) {
      sent.add(database.sentBy(SharingHosts.gateway(i)));
    }
    return sent;
  }
}
