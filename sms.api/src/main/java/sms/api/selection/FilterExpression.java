package sms.api.selection;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/** Filters combined with and, or, not. */
public sealed interface FilterExpression {
  /** Everybody of the source. */
  record All() implements FilterExpression {}

  /**
   * One filter with its parameters filled in.
   *
   * @param filterId {@link RecipientFilter#id}
   * @param arguments parameter name → chosen values; a parameter left out or with an empty list is
   *     not restricted
   */
  record Term(String filterId, Map<String, List<String>> arguments) implements FilterExpression {
    public Term {
      requireNonNull(filterId, "filterId");
      arguments = Map.copyOf(arguments);
    }
  }

  /** All of them; an empty list means everybody. */
  record And(List<FilterExpression> parts) implements FilterExpression {
    public And {
      parts = List.copyOf(parts);
    }
  }

  /** Any of them; an empty list means nobody. */
  record Or(List<FilterExpression> parts) implements FilterExpression {
    public Or {
      parts = List.copyOf(parts);
    }
  }

  /** Not that one. */
  record Not(FilterExpression part) implements FilterExpression {
    public Not {
      requireNonNull(part, "part");
    }
  }
}
