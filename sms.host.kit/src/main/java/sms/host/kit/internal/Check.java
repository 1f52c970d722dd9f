package sms.host.kit.internal;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import sms.host.kit.Rule;
import sms.host.kit.internal.subject.Inspection;

/**
 * How one rule is checked.
 *
 * @param rule which
 * @param requirement what must be there
 * @param needs rules that must be kept, or this one would only say the same again
 * @param twice whether what is found must be found again in a second reading, since somebody may
 *     have changed a record in between
 * @param inspection looks
 */
record Check(
    Rule rule, Requirement requirement, Set<Rule> needs, boolean twice, Inspection inspection) {
  Check {
    requireNonNull(rule, "rule");
    requireNonNull(requirement, "requirement");
    needs = Set.copyOf(needs);
    requireNonNull(inspection, "inspection");
  }

  /** Of what the host does. */
  static Check of(Rule rule, Inspection inspection, Rule... needs) {
    return new Check(rule, Requirement.NOTHING, Set.of(needs), false, inspection);
  }

  /** Of what the host's records are. */
  static Check ofRecords(Rule rule, Inspection inspection, Rule... needs) {
    return new Check(rule, Requirement.NOTHING, Set.of(needs), true, inspection);
  }

  /** The same, where that is there. */
  Check where(Requirement needed) {
    return new Check(rule, needed, needs, twice, inspection);
  }
}
