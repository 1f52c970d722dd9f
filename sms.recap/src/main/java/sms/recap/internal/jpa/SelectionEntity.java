package sms.recap.internal.jpa;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import sms.api.selection.SavedSelection;

/** Criteria kept under a name. */
@Entity
@Table(name = "sms_selection")
public class SelectionEntity {
  @Id private long id;
  private String name = "";

  @Column(name = "user_id")
  private String userId = "";

  private short shared;
  private String criteria = "";
  private long changed;

  /** For JPA. */
  protected SelectionEntity() {}

  SelectionEntity(long id, String userId, String name) {
    this.id = id;
    this.userId = userId;
    this.name = name;
  }

  void set(boolean isShared, String newCriteria, long now) {
    this.shared = (short) (isShared ? 1 : 0);
    this.criteria = newCriteria;
    this.changed = now;
  }

  void rename(String newName, boolean isShared, long now) {
    this.name = newName;
    this.shared = (short) (isShared ? 1 : 0);
    this.changed = now;
  }

  long id() {
    return id;
  }

  String userId() {
    return userId;
  }

  SavedSelection saved() {
    return new SavedSelection(
        id, name, userId, shared != 0, criteria, Instant.ofEpochMilli(changed));
  }
}
