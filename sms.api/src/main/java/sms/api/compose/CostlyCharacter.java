package sms.api.compose;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A character that makes the whole SMS travel as UCS-2.
 *
 * @param character as text, one code point
 * @param position index of its first UTF-16 unit in the text
 * @param rewriting what would stand for it without the cost: {@code "e"} for « ê », {@code ""} for
 *     an invisible character that can go; empty when nothing can
 */
public record CostlyCharacter(String character, int position, Optional<String> rewriting) {
  public CostlyCharacter {
    requireNonNull(character, "character");
    requireNonNull(rewriting, "rewriting");
  }
}
