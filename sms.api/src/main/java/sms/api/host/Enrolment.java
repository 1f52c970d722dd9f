package sms.api.host;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;

/**
 * One pupil's place in one school year.
 *
 * @param schoolYear as the school writes it: {@code "2026-2027"}
 * @param className the class, {@code "3e A"}
 * @param level the level, {@code "3e"}
 * @param regime how the pupil takes part
 * @param options option groups, e.g. {@code "LATIN"}; may be empty
 * @param entered first day of presence
 * @param left first day of absence for good; empty while the pupil stays
 */
public record Enrolment(
    String schoolYear,
    String className,
    String level,
    Regime regime,
    Set<String> options,
    LocalDate entered,
    Optional<LocalDate> left) {
  public Enrolment {
    requireNonNull(schoolYear, "schoolYear");
    requireNonNull(className, "className");
    requireNonNull(level, "level");
    requireNonNull(regime, "regime");
    options = Set.copyOf(options);
    requireNonNull(entered, "entered");
    requireNonNull(left, "left");
  }

  /** Whether the pupil is at school on that day. */
  public boolean presentOn(LocalDate day) {
    return !day.isBefore(entered) && left.map(day::isBefore).orElse(true);
  }

  /** Whether the pupil had left by that day. */
  public boolean leftBy(LocalDate day) {
    return left.map(l -> !day.isBefore(l)).orElse(false);
  }
}
