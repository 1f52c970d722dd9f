package sms.api.portal;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where in the text of an SMS a secret will stand. The text has {@link Secret#MASK} there, as many
 * as the secret has characters; the secret itself is had when the SMS leaves, and nowhere kept.
 *
 * @param accountId whose secret, {@link Account#id}
 * @param lastConnection of the account when the text was composed: whoever connects after that
 *     needs no credentials any more
 * @param length of the secret
 * @param offsets indices in the text of its first character; at least one
 */
public record SecretSlot(
    String accountId, Optional<Instant> lastConnection, int length, List<Integer> offsets) {
  public SecretSlot {
    requireNonNull(accountId, "accountId");
    requireNonNull(lastConnection, "lastConnection");
    offsets = List.copyOf(offsets);
    if (length < 1 || length > Secret.MAX_LENGTH || offsets.isEmpty()) {
      throw new IllegalArgumentException("a secret has a length and a place");
    }
  }

  /**
   * The text with the secret in its places. The answer is all there is of it outside the secret:
   * use it at once and keep it nowhere.
   *
   * @param masked the text as composed
   * @throws IllegalArgumentException when the secret is of another length, or its places are not
   *     masked
   */
  public String fill(String masked, Secret secret) {
    if (secret.length() != length) {
      throw new IllegalArgumentException("the secret is of another length than was priced");
    }
    char[] text = masked.toCharArray();
    try {
      for (int offset : offsets) {
        for (int i = offset; i < offset + length; i++) {
          if (offset < 0 || i >= text.length || text[i] != Secret.MASK) {
            throw new IllegalArgumentException("the text has no room for the secret");
          }
        }
        secret.copyTo(text, offset);
      }
      return new String(text);
    } finally {
      java.util.Arrays.fill(text, '\0');
    }
  }
}
