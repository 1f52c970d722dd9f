package sms.api.compose;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.osgi.annotation.versioning.ProviderType;
import sms.api.problem.Problem;
import sms.api.selection.Recipient;

/** The outcome of {@link Composer#prepare}. */
public sealed interface Prepared {
  /** The draft can be composed for a recipient; every keyword is known. */
  record Ready(Message message) implements Prepared {}

  /** The draft is wrong as it stands: empty, too long for anybody, an unknown keyword. */
  record Invalid(List<Problem> problems) implements Prepared {
    public Invalid {
      problems = List.copyOf(problems);
    }
  }

  /** A text, read once and expanded for each recipient. Safe for concurrent use. */
  @ProviderType
  interface Message {
    /** The text for that recipient, or why there is none; never a duplicate. */
    Composed compose(Recipient recipient);

    /**
     * The whole batch in its order, lazily. Rows that would bring the same text to the same number
     * are one SMS; a text that differs, be it by a first name, is never dropped.
     *
     * @param recipients gone through twice
     */
    Stream<Composed> composeAll(Iterable<Recipient> recipients);

    /**
     * The figures of {@link #composeAll}, exact, without making the texts; fast enough for every
     * key that is pressed. Values that were read for the same collection object less than two
     * minutes before are not read again, whatever the draft; {@code composeAll} and {@code compose}
     * always read them.
     *
     * @param recipients gone through twice; keep the object while the selection stays the same
     */
    BatchSummary summarise(Iterable<Recipient> recipients);

    /**
     * Whether a secret stands somewhere in it: then it may only be sent as {@link
     * Purpose#CREDENTIALS}.
     */
    boolean secret();

    /** Language of the problems. */
    Locale locale();
  }
}
