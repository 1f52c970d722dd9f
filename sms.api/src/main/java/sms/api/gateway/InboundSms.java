package sms.api.gateway;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import sms.api.selection.PhoneNumber;

/**
 * An SMS that somebody sent to us (mobile originated): a reply, mostly.
 *
 * @param providerId the provider's identifier of this very SMS; a call that is repeated has the
 *     same. Empty: it gives none, then sender, text and time tell a repetition
 * @param from who sent it
 * @param text as it was written, at most {@value #MAX_TEXT} UTF-16 units, what is longer is cut;
 *     may be empty
 * @param wish what the provider itself says that it means; {@link Wish#NONE}: the text decides
 * @param at when it was sent or came to the provider; empty: when it came to us
 */
public record InboundSms(
    Optional<String> providerId, PhoneNumber from, String text, Wish wish, Optional<Instant> at) {
  /** Longest text that is kept; ten concatenated SMS hold 1,530 characters. */
  public static final int MAX_TEXT = 2_000;

  /** What the sender wants of us. */
  public enum Wish {
    /** Nothing that a program could do. */
    NONE,
    /** No SMS any more. */
    OPT_OUT,
    /** SMS again. */
    OPT_IN
  }

  public InboundSms {
    requireNonNull(providerId, "providerId");
    requireNonNull(from, "from");
    requireNonNull(wish, "wish");
    requireNonNull(at, "at");
    if (text.length() > MAX_TEXT) {
      boolean pair = Character.isHighSurrogate(text.charAt(MAX_TEXT - 1));
      text = text.substring(0, pair ? MAX_TEXT - 1 : MAX_TEXT);
    }
  }

  /** The same, with that wish. */
  public InboundSms meaning(Wish other) {
    return new InboundSms(providerId, from, text, other, at);
  }

  /** Without number and text. */
  @Override
  public String toString() {
    return "InboundSms[" + wish + "]";
  }
}
