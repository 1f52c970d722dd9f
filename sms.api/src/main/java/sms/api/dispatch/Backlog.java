package sms.api.dispatch;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * SMS that wait.
 *
 * @param count how many; at least 1
 * @param due when the first of them was due, or will be; of UNCERTAIN: since when it is
 */
public record Backlog(long count, Instant due) {
  public Backlog {
    requireNonNull(due, "due");
  }

  /** Both together. */
  public Backlog plus(Backlog other) {
    return new Backlog(count + other.count, due.isBefore(other.due) ? due : other.due);
  }
}
