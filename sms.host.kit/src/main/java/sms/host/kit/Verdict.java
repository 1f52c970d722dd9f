package sms.host.kit;

import java.util.List;

/** What a check came to. */
public sealed interface Verdict {
  /**
   * Every rule that could be checked is kept.
   *
   * @param kept those rules
   * @param skipped what could not be checked, and why
   */
  record Compatible(List<Rule> kept, List<Skipped> skipped) implements Verdict {
    public Compatible {
      kept = List.copyOf(kept);
      skipped = List.copyOf(skipped);
    }
  }

  /**
   * The host breaks rules.
   *
   * @param findings one for each broken rule, at least one
   * @param kept the rules that are kept
   * @param skipped what could not be checked, and why
   */
  record Incompatible(List<Finding> findings, List<Rule> kept, List<Skipped> skipped)
      implements Verdict {
    public Incompatible {
      findings = List.copyOf(findings);
      kept = List.copyOf(kept);
      skipped = List.copyOf(skipped);
      if (findings.isEmpty()) {
        throw new IllegalArgumentException("incompatible without a finding");
      }
    }
  }

  /**
   * There is no host to check.
   *
   * @param services the names of those that it has to register, at least one
   */
  record Absent(List<String> services) implements Verdict {
    public Absent {
      services = List.copyOf(services);
      if (services.isEmpty()) {
        throw new IllegalArgumentException("absent, and nothing is missing");
      }
    }
  }
}
