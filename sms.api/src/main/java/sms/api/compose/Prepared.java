package sms.api.compose;

import java.util.List;
import java.util.Locale;
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
    /** The text for that recipient, or why there is none. */
    Composed compose(Recipient recipient);

    /** All of them at once: totals, and the ones that are blocked. */
    BatchSummary summarise(Iterable<Recipient> recipients);

    /** Language of the problems. */
    Locale locale();
  }
}
