package sms.recap.internal.privacy;

import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.api.dispatch.OutboxUnavailableException;
import sms.recap.internal.db.Database;
import sms.recap.internal.db.Messages;

/**
 * Purges every hour what has become too old, and at once by the Gogo command {@code sms:purge}. A
 * wrong configuration is told in the log, and nothing is purged until it is corrected.
 */
@Component(
    immediate = true,
    configurationPid = "sms.recap.retention",
    service = RetentionCommand.class,
    property = {"osgi.command.scope=sms", "osgi.command.function=purge"})
@Designate(ocd = RetentionConfig.class)
public final class RetentionCommand {
  private static final Logger LOG = LoggerFactory.getLogger(RetentionCommand.class);
  private static final long FIRST_MINUTES = 5;
  private static final long EVERY_MINUTES = 60;

  private final Retention retention;
  private final Purge purge;
  private final ScheduledExecutorService hourly;
  private final Object lock = new Object();
  private final Object turn = new Object();
  private boolean stopped;

  @Activate
  public RetentionCommand(@Reference Database database, RetentionConfig config) {
    this(database, retention(config));
    hourly.scheduleWithFixedDelay(this::quietly, FIRST_MINUTES, EVERY_MINUTES, TimeUnit.MINUTES);
  }

  RetentionCommand(Database database, Retention retention) {
    this.retention = retention;
    this.purge = new Purge(database, retention, this::halfOfTheTime);
    this.hourly =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "sms-retention");
              thread.setDaemon(true);
              return thread;
            });
  }

  private static Retention retention(RetentionConfig config) {
    if (config.texts_days() < 1 || config.messages_months() < 1) {
      String sentence =
          Messages.in(Locale.getDefault())
              .text(
                  "retention.wrong",
                  Integer.toString(config.texts_days()),
                  Integer.toString(config.messages_months()));
      LOG.error(sentence);
      throw new IllegalArgumentException(sentence);
    }
    return new Retention(config.texts_days(), config.messages_months());
  }

  /** Ends the purge under way after its transaction: the next start goes on. */
  @Deactivate
  public void close() throws InterruptedException {
    synchronized (lock) {
      stopped = true;
      lock.notifyAll();
    }
    // never interrupted: Derby takes an interrupt for a reason to shut down
    hourly.shutdown();
    hourly.awaitTermination(15, TimeUnit.SECONDS);
  }

  /** Leaves the database to others as long as the last transaction took. */
  private boolean halfOfTheTime(long nanos) {
    long until = System.nanoTime() + nanos;
    synchronized (lock) {
      try {
        for (long left = nanos; !stopped && left > 0; left = until - System.nanoTime()) {
          TimeUnit.NANOSECONDS.timedWait(lock, left);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
      return !stopped;
    }
  }

  private Purged run() {
    synchronized (turn) {
      Purged purged = purge.run();
      if (!purged.isNothing()) {
        LOG.info(
            "purged texts={} messages={} replies={}",
            purged.texts(),
            purged.messages(),
            purged.replies());
      }
      return purged;
    }
  }

  private void quietly() {
    try {
      run();
    } catch (OutboxUnavailableException e) {
      LOG.warn("not purged, it is tried again in an hour: {}", e.getMessage());
    }
  }

  /** Removes now what is due, and says what that was. */
  public String purge() {
    Purged purged = run();
    return "%d texts older than %d days and %d SMS and %d replies older than %d months removed."
        .formatted(
            purged.texts(),
            retention.texts(),
            purged.messages(),
            purged.replies(),
            retention.lines());
  }
}
