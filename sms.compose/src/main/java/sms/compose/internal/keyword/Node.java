package sms.compose.internal.keyword;

import java.util.List;
import java.util.Optional;
import sms.compose.internal.text.Tally;

/** A piece of a text that was read. */
public sealed interface Node {
  /**
   * Stands as it is.
   *
   * @param tally of the text
   */
  record Literal(String text, Tally tally) implements Node {
    Literal(String text) {
      this(text, Tally.of(text));
    }
  }

  /**
   * The value of a keyword.
   *
   * @param slot index into {@link ParsedText#keywords}
   * @param fallback what stands where there is none; empty: nothing may stand there
   */
  record Value(int slot, Optional<List<Node>> fallback) implements Node {
    public Value {
      fallback = fallback.map(List::copyOf);
    }
  }

  /** Appears only where each keyword in it has a value or a fallback. */
  record Group(List<Node> nodes) implements Node {
    public Group {
      nodes = List.copyOf(nodes);
    }
  }
}
