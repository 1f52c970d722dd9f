package sms.host.kit;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A rule that the host breaks, in the language that was asked for.
 *
 * @param rule which
 * @param expected what the rule asks for
 * @param found what is otherwise, record by record, the first few; never a name, number or text,
 *     only the host's ids
 * @param remedy what to do
 */
public record Finding(Rule rule, String expected, List<String> found, String remedy) {
  public Finding {
    requireNonNull(rule, "rule");
    requireNonNull(expected, "expected");
    found = List.copyOf(found);
    requireNonNull(remedy, "remedy");
    if (found.isEmpty()) {
      throw new IllegalArgumentException("nothing was found");
    }
  }
}
