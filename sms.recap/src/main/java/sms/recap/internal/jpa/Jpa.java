package sms.recap.internal.jpa;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.persistence.jpa.PersistenceProvider;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import sms.api.dispatch.OutboxUnavailableException;
import sms.recap.internal.db.Database;

/**
 * EclipseLink over the open database. There is no JPA container in OSGi for jakarta.persistence:
 * the provider is called directly, with this bundle's class loader and its statically woven
 * classes. It is set up by the first who needs it, since that costs more than opening the database.
 */
@Component(service = Jpa.class)
public final class Jpa {
  private final Database database;
  private @Nullable EntityManagerFactory factory;

  @Activate
  public Jpa(@Reference Database database) {
    this.database = database;
  }

  @Deactivate
  public synchronized void close() {
    if (factory != null) {
      factory.close();
      factory = null;
    }
  }

  /** The database below. */
  Database database() {
    return database;
  }

  /**
   * Runs the work in one transaction.
   *
   * @throws OutboxUnavailableException when the database fails; the transaction is rolled back
   */
  <T> T transaction(Function<EntityManager, T> work) {
    return database.guarded(() -> run(work));
  }

  private <T> T run(Function<EntityManager, T> work) {
    try (EntityManager manager = factory().createEntityManager()) {
      manager.getTransaction().begin();
      try {
        T result = work.apply(manager);
        manager.getTransaction().commit();
        return result;
      } finally {
        if (manager.getTransaction().isActive()) {
          manager.getTransaction().rollback();
        }
      }
    } catch (PersistenceException e) {
      throw unavailable(e);
    }
  }

  private synchronized EntityManagerFactory factory() {
    if (factory == null) {
      factory = create();
    }
    return factory;
  }

  private EntityManagerFactory create() {
    Map<String, Object> properties = new HashMap<>();
    properties.put("jakarta.persistence.nonJtaDataSource", database.source());
    properties.put("eclipselink.classloader", Jpa.class.getClassLoader());
    properties.put(
        "eclipselink.target-database",
        switch (database.dialect()) {
          case DERBY -> "Derby";
          case POSTGRESQL -> "PostgreSQL";
        });
    // several databases may follow each other in one process
    properties.put("eclipselink.session-name", "sms-" + UUID.randomUUID());
    EntityManagerFactory created =
        new PersistenceProvider().createEntityManagerFactory("sms", properties);
    if (created == null) {
      throw new IllegalStateException("the persistence unit sms is not in this bundle");
    }
    return created;
  }

  /** Whether a unique key was there already. */
  static boolean isDuplicate(OutboxUnavailableException e) {
    return e.getCause() instanceof SQLException sql && Database.isDuplicate(sql);
  }

  private static OutboxUnavailableException unavailable(PersistenceException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return Database.unavailable(sql);
      }
    }
    SQLException safe = new SQLException(e.getClass().getSimpleName());
    safe.setStackTrace(e.getStackTrace());
    return new OutboxUnavailableException("the database refused", safe);
  }
}
