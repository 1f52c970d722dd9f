package sms.recap.internal.db;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jdbc.DataSourceFactory;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.api.problem.Problem;
import sms.api.recap.StorageStatus;
import sms.recap.internal.outbox.Slices;

/**
 * Opens the database in a thread of its own, so that the framework starts meanwhile, and registers
 * {@link Database} while it is open: the components that need it come and go with it.
 */
@Component(immediate = true, configurationPid = "sms.recap", service = Maintenance.class)
@Capability(
    namespace = "osgi.service",
    attribute = {"objectClass:List<String>='sms.recap.internal.db.Database'"})
@Capability(
    namespace = "osgi.service",
    attribute = {"objectClass:List<String>='sms.api.recap.StorageStatus'"})
@Designate(ocd = RecapConfig.class)
public final class DatabaseComponent implements Maintenance {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseComponent.class);
  private static final long RETRY_MILLIS = 5_000;

  /** Whoever wants to move it waits that long for its opening. */
  private static final long PATIENCE_MILLIS = 10_000;

  private final BundleContext context;
  private final DataSourceFactory factory;
  private final RecapConfig config;
  private final Clock clock;
  private final ServiceRegistration<StorageStatus> status;
  private final Thread opener;
  private final Object lock = new Object();
  private final Object maintenance = new Object();
  private volatile Reason reason =
      new Reason("opening", locale -> Messages.in(locale).text("opening"));

  private volatile boolean stopped;
  private @Nullable OpenDatabase open;
  private @Nullable ServiceRegistration<Database> registration;

  /** Why the database cannot be used; an empty code: it can. */
  private record Reason(String code, java.util.function.Function<Locale, String> sentence) {}

  @Activate
  public DatabaseComponent(
      BundleContext context,
      @Reference(name = "dsf", target = "(osgi.jdbc.driver.name=derby)") DataSourceFactory factory,
      RecapConfig config) {
    this(context, factory, config, Clock.systemUTC());
  }

  DatabaseComponent(
      BundleContext context, DataSourceFactory factory, RecapConfig config, Clock clock) {
    this.context = context;
    this.factory = factory;
    this.config = config;
    this.clock = clock;
    this.status = context.registerService(StorageStatus.class, this::problem, null);
    this.opener = new Thread(this::openUntilDone, "sms-database");
    opener.setDaemon(true);
    opener.start();
  }

  @Deactivate
  public void close() throws InterruptedException {
    synchronized (lock) {
      stopped = true;
      lock.notifyAll();
    }
    // never interrupted: Derby takes an interrupt for a reason to shut down
    opener.join();
    synchronized (maintenance) {
      if (registration != null) {
        registration.unregister();
      }
      status.unregister();
      if (open != null) {
        open.close();
      }
    }
  }

  @Override
  public void leave(String where, Work work) throws MoveRefused {
    OpenDatabase here;
    awaitOpening();
    synchronized (maintenance) {
      here = open;
      ServiceRegistration<Database> registered = registration;
      if (here == null || registered == null || opener.isAlive()) {
        throw new MoveRefused("nothing was moved: the database is not open, see the log");
      }
      if (!here.database().dialect().exclusive()) {
        throw new MoveRefused("nothing was moved: the data are in PostgreSQL already");
      }
      reason = new Reason("moving", locale -> Messages.in(locale).text("moving"));
      registration = null;
      // whoever uses it ends what is under way, and gives back its leases
      registered.unregister();
      boolean moved = false;
      try {
        work.run(here.database());
        DerbyFolder.of(settings().url()).ifPresent(folder -> folder.left(where));
        moved = true;
      } catch (OpenRefused e) {
        throw new MoveRefused("nothing was moved: " + e.getMessage());
      } finally {
        if (moved) {
          reason = new Reason("moved", locale -> Messages.in(locale).text("moved", where));
          open = null;
          here.close();
        } else {
          reason = new Reason("", locale -> "");
          registration = context.registerService(Database.class, here.database(), null);
        }
      }
    }
  }

  private void awaitOpening() throws MoveRefused {
    try {
      opener.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MoveRefused("nothing was moved: interrupted", e);
    }
  }

  private Settings settings() throws OpenRefused {
    return Settings.of(config, context.getProperty("sms.home"));
  }

  private Optional<Problem> problem(Locale locale) {
    Reason now = reason;
    return now.code().isEmpty()
        ? Optional.empty()
        : Optional.of(Problem.of(now.code(), now.sentence().apply(locale)));
  }

  private void openUntilDone() {
    String told = "";
    while (true) {
      try {
        if (openOnce()) {
          return;
        }
      } catch (OpenRefused e) {
        String sentence = e.sentence(Locale.getDefault());
        if (!sentence.equals(told)) {
          LOG.error(sentence);
          LOG.debug("the cause", e);
          told = sentence;
        }
        reason = new Reason(e.code(), e::sentence);
        if (!e.mayPass()) {
          return;
        }
      } catch (RuntimeException | Error e) {
        LOG.error(Messages.in(Locale.getDefault()).text("open.failed"), e);
        reason = new Reason("open.failed", locale -> Messages.in(locale).text("open.failed"));
        return;
      }
      synchronized (lock) {
        if (stopped || !pause()) {
          return;
        }
      }
    }
  }

  /** Whether to go on. */
  private boolean pause() {
    try {
      lock.wait(RETRY_MILLIS);
      return !stopped;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean openOnce() throws OpenRefused {
    long begin = System.nanoTime();
    OpenDatabase opened = new DatabaseOpener(factory, settings(), clock).open();
    Database database = opened.database();
    boolean registered = false;
    try {
      if (database.dialect().exclusive()) {
        int uncertain = new Slices(database).settleFormerLife();
        if (uncertain > 0) {
          LOG.warn("{} SMS were under way when the program ended: they are UNCERTAIN", uncertain);
        }
      }
      if (!stopped) {
        reason = new Reason("", locale -> "");
        open = opened;
        registration = context.registerService(Database.class, database, null);
        registered = true;
      }
    } finally {
      if (!registered) {
        opened.close();
      }
    }
    LOG.info("database open after {} ms", (System.nanoTime() - begin) / 1_000_000);
    return true;
  }
}
