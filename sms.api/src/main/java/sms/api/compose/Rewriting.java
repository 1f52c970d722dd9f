package sms.api.compose;

import static java.util.Objects.requireNonNull;

/**
 * A line of the table of rewritings.
 *
 * @param character a costly character, one code point: « ê »
 * @param replacement what stands for it without the cost: {@code "e"}; empty for an invisible
 *     character that is left out
 */
public record Rewriting(String character, String replacement) {
  public Rewriting {
    requireNonNull(character, "character");
    requireNonNull(replacement, "replacement");
  }
}
