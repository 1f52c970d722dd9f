package sms.api.gateway;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import sms.api.selection.PhoneNumber;

/**
 * SMS to take, all in one mode.
 *
 * @param mode one that the gateway serves
 * @param items 1 to {@link Capabilities#maxItems}
 * @param sender what the telephones shall show; empty: the gateway's own. Only for a gateway that
 *     {@link Capabilities#senders honours} it
 */
public record SubmitRequest(SendingMode mode, List<Item> items, Optional<SenderId> sender) {
  /**
   * One SMS.
   *
   * @param reference ours; given to the provider where it takes one, and expected back in its
   *     reports
   * @param to where it goes
   * @param text final; must reach the telephone unchanged
   * @param unicode whether the text needs UCS-2; else it fits the GSM default alphabet
   * @param parts as billed
   */
  public record Item(UUID reference, PhoneNumber to, String text, boolean unicode, int parts) {
    public Item {
      requireNonNull(reference, "reference");
      requireNonNull(to, "to");
      requireNonNull(text, "text");
    }

    /** Without the text: it may hold a password. */
    @Override
    public String toString() {
      return "Item[" + reference + "]";
    }
  }

  public SubmitRequest {
    requireNonNull(mode, "mode");
    items = List.copyOf(items);
    if (items.isEmpty()) {
      throw new IllegalArgumentException("nothing to submit");
    }
    requireNonNull(sender, "sender");
  }

  /** From the gateway's own sender. */
  public SubmitRequest(SendingMode mode, List<Item> items) {
    this(mode, items, Optional.empty());
  }
}
