package sms.api.selection;

import static java.util.Objects.requireNonNull;

/** The outcome of {@link SelectionStore#change}. */
public sealed interface SelectionChange {
  /** Done; as it is now. */
  record Changed(SavedSelection selection) implements SelectionChange {
    public Changed {
      requireNonNull(selection, "selection");
    }
  }

  /** Its owner already has another one of that name; nothing was changed. */
  record NameTaken() implements SelectionChange {}

  /** There is none of that id, or it isn't the caller's to change. */
  record Unknown() implements SelectionChange {}
}
