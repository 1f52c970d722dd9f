package sms.host.kit;

import static java.util.Objects.requireNonNull;

/**
 * A rule that was not checked.
 *
 * @param rule which
 * @param reason why, in the language that was asked for
 */
public record Skipped(Rule rule, String reason) {
  public Skipped {
    requireNonNull(rule, "rule");
    requireNonNull(reason, "reason");
  }
}
