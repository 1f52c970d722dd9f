package sms.recap.internal.jpa;

import jakarta.persistence.EntityManager;
import java.text.Collator;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import sms.api.dispatch.OutboxUnavailableException;
import sms.api.host.Caller;
import sms.api.host.Right;
import sms.api.selection.SavedSelection;
import sms.api.selection.SelectionChange;
import sms.api.selection.SelectionStore;
import sms.recap.internal.db.Ids;

/** Selections kept under a name. */
@Component
public final class JpaSelections implements SelectionStore {
  private final Jpa jpa;

  @Activate
  public JpaSelections(@Reference Jpa jpa) {
    this.jpa = jpa;
  }

  @Override
  public List<SavedSelection> list(Caller caller) {
    Collator collator = Collator.getInstance(caller.locale());
    return jpa.transaction(
        manager ->
            manager
                .createQuery(
                    "SELECT s FROM SelectionEntity s WHERE s.userId = :user OR s.shared = 1",
                    SelectionEntity.class)
                .setParameter("user", caller.userId())
                .getResultStream()
                .map(SelectionEntity::saved)
                .sorted(
                    Comparator.comparing(SavedSelection::name, collator)
                        .thenComparing(SavedSelection::id))
                .toList());
  }

  @Override
  public SavedSelection save(String name, boolean shared, String criteria, Caller caller) {
    // refuses what it does not take before anything is written
    SavedSelection wanted =
        new SavedSelection(1, name, caller.userId(), shared, criteria, Instant.EPOCH);
    try {
      return store(wanted);
    } catch (OutboxUnavailableException e) {
      if (Jpa.isDuplicate(e)) {
        // the same user's other window was quicker: now it is there to be replaced
        return store(wanted);
      }
      throw e;
    }
  }

  private SavedSelection store(SavedSelection wanted) {
    long newId = jpa.database().transaction(connection -> Ids.SELECTION.take(connection, 1));
    return jpa.transaction(
        manager -> {
          SelectionEntity entity =
              named(manager, wanted.userId(), wanted.name())
                  .orElseGet(
                      () -> {
                        SelectionEntity created =
                            new SelectionEntity(newId, wanted.userId(), wanted.name());
                        manager.persist(created);
                        return created;
                      });
          entity.set(wanted.shared(), wanted.criteria(), jpa.database().now());
          return entity.saved();
        });
  }

  @Override
  public SelectionChange change(long id, String name, boolean shared, Caller caller) {
    // refuses what it does not take before anything is written
    SavedSelection wanted =
        new SavedSelection(id, name, caller.userId(), shared, "", Instant.EPOCH);
    try {
      return jpa.transaction(
          manager ->
              changeable(manager, wanted.id(), caller)
                  .map(found -> change(manager, found, wanted))
                  .orElseGet(SelectionChange.Unknown::new));
    } catch (OutboxUnavailableException e) {
      if (Jpa.isDuplicate(e)) {
        return new SelectionChange.NameTaken();
      }
      throw e;
    }
  }

  private SelectionChange change(
      EntityManager manager, SelectionEntity found, SavedSelection wanted) {
    Optional<SelectionEntity> namesake = named(manager, found.userId(), wanted.name());
    if (namesake.filter(other -> other.id() != found.id()).isPresent()) {
      return new SelectionChange.NameTaken();
    }
    found.rename(wanted.name(), wanted.shared(), jpa.database().now());
    return new SelectionChange.Changed(found.saved());
  }

  @Override
  public boolean delete(long id, Caller caller) {
    return jpa.transaction(
        manager -> {
          Optional<SelectionEntity> found = changeable(manager, id, caller);
          found.ifPresent(manager::remove);
          return found.isPresent();
        });
  }

  /** The one of that id, if it is the caller's to change. */
  private static Optional<SelectionEntity> changeable(
      EntityManager manager, long id, Caller caller) {
    return Optional.ofNullable(manager.find(SelectionEntity.class, id))
        .filter(s -> s.userId().equals(caller.userId()) || caller.may(Right.ADMINISTER));
  }

  private static Optional<SelectionEntity> named(
      EntityManager manager, String userId, String name) {
    return manager
        .createQuery(
            "SELECT s FROM SelectionEntity s WHERE s.userId = :user AND s.name = :name",
            SelectionEntity.class)
        .setParameter("user", userId)
        .setParameter("name", name)
        .getResultStream()
        .findFirst();
  }
}
