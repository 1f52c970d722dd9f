package sms.api.portal;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/**
 * Characters that nobody but their addressee may read. They are never printed, and wiped by {@link
 * #close}. Safe for concurrent use.
 *
 * <p>Each is one of the GSM 03.38 default alphabet that is also in ASCII, so that it counts one in
 * any SMS: letters, digits, space and <code>!"#$%&amp;'()*+,-./:;&lt;=&gt;?@_</code>.
 */
public final class Secret implements AutoCloseable {
  /** Longest secret: a link still leaves room for a text. */
  public static final int MAX_LENGTH = 300;

  /** What stands for one character of a secret wherever people look: « • ». */
  public static final char MASK = '\u2022';

  private static final String TWICE_OR_NEVER = "[\\]^`{|}~";

  private final char[] characters;
  private boolean closed;

  private Secret(char[] characters) {
    this.characters = characters;
  }

  /**
   * Takes those characters over: the caller's array is wiped.
   *
   * @throws IllegalArgumentException when there are none, too many, or others than said above
   */
  public static Secret of(char[] characters) {
    requireNonNull(characters, "characters");
    try {
      if (!isPossible(characters)) {
        throw new IllegalArgumentException(
            "a secret has 1 to " + MAX_LENGTH + " characters that count one in an SMS");
      }
      return new Secret(characters.clone());
    } finally {
      Arrays.fill(characters, '\0');
    }
  }

  /** Whether those characters can be one. */
  public static boolean isPossible(char[] characters) {
    if (characters.length == 0 || characters.length > MAX_LENGTH) {
      return false;
    }
    for (char c : characters) {
      if (c < ' ' || c > '~' || TWICE_OR_NEVER.indexOf(c) >= 0) {
        return false;
      }
    }
    return true;
  }

  /** How many characters. */
  public int length() {
    return characters.length;
  }

  /**
   * Writes the characters over those of an array.
   *
   * @param at index of the first
   * @throws IllegalStateException when it is closed
   */
  public synchronized void copyTo(char[] target, int at) {
    if (closed) {
      throw new IllegalStateException("the secret is closed");
    }
    System.arraycopy(characters, 0, target, at, characters.length);
  }

  /** Wipes the characters; again does no harm. */
  @Override
  public synchronized void close() {
    closed = true;
    Arrays.fill(characters, '\0');
  }

  /** The mask, as long as any other secret's. */
  @Override
  public String toString() {
    return String.valueOf(MASK).repeat(4);
  }
}
