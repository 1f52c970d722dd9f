package sms.api.host;

import static java.util.Objects.requireNonNull;

/**
 * Points at a record of the host.
 *
 * @param type the kind of record
 * @param id the host's own identifier, opaque to us, unique within its type
 */
public record RecordRef(RecordType type, String id) {
  public RecordRef {
    requireNonNull(type, "type");
    if (requireNonNull(id, "id").isBlank()) {
      throw new IllegalArgumentException("a record reference needs an id");
    }
  }

  /** As {@code FAMILY:F0012}; {@link #parse} reads it back. */
  @Override
  public String toString() {
    return type + ":" + id;
  }

  /**
   * Reads what {@link #toString} wrote.
   *
   * @throws IllegalArgumentException when the text is of another form
   */
  public static RecordRef parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("not a record reference: " + text);
    }
    return new RecordRef(RecordType.valueOf(text.substring(0, colon)), text.substring(colon + 1));
  }
}
