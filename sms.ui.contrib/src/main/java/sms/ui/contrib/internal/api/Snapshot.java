package sms.ui.contrib.internal.api;

import java.util.List;
import sms.api.selection.Recipient;
import sms.api.selection.Selection;

/**
 * A selection as it was shown, held until it is sent, so that what was confirmed is what leaves.
 *
 * @param id not guessable
 * @param userId whose; nobody else finds it
 * @param selection what was found
 * @param ticked the rows that are sent to as things stand
 */
record Snapshot(String id, String userId, Selection selection, List<Recipient> ticked) {
  static Snapshot of(String id, String userId, Selection selection) {
    List<Recipient> rows = selection.recipients();
    List<Recipient> ticked =
        rows.stream().allMatch(Recipient::ticked)
            ? rows
            : rows.stream().filter(Recipient::ticked).toList();
    return new Snapshot(id, userId, selection, ticked);
  }
}
