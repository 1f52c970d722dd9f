package sms.recap.internal.jpa;

import java.text.Collator;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import sms.api.dispatch.OutboxUnavailableException;
import sms.api.host.Caller;
import sms.api.host.Right;
import sms.api.selection.SavedSelection;
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
              manager
                  .createQuery(
                      "SELECT s FROM SelectionEntity s WHERE s.userId = :user AND s.name = :name",
                      SelectionEntity.class)
                  .setParameter("user", wanted.userId())
                  .setParameter("name", wanted.name())
                  .getResultStream()
                  .findFirst()
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
  public boolean delete(long id, Caller caller) {
    return jpa.transaction(
        manager -> {
          SelectionEntity found = manager.find(SelectionEntity.class, id);
          if (found == null
              || !(found.userId().equals(caller.userId()) || caller.may(Right.ADMINISTER))) {
            return false;
          }
          manager.remove(found);
          return true;
        });
  }
}
