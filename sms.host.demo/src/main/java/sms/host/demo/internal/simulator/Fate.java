package sms.host.demo.internal.simulator;

import java.util.Arrays;
import java.util.List;

/**
 * What becomes of a message, by the last two digits of its number. All other numbers are {@link
 * #DELIVERED}.
 */
public enum Fate {
  /** Arrives, and a report says so. */
  DELIVERED(""),
  /** Taken, but answered 500: the sender cannot know. It arrives; no report comes. */
  NO_CLEAR_ANSWER("90"),
  /** Arrives; the report comes twice. */
  REPORTED_TWICE("91"),
  /** Answered 429 with Retry-After the first time, then taken and delivered. */
  THROTTLED_ONCE("92"),
  /** Answered 503 the first time, then taken and delivered. */
  BUSY_ONCE("93"),
  /** The text is refused. */
  TEXT_REFUSED("94"),
  /** The handset refuses: reported undelivered, code {@code handset}. */
  HANDSET("95"),
  /** Reported buffered, and delivered ten times the delay later. */
  LATE("96"),
  /** Switched off: reported undelivered, code {@code absent}. */
  ABSENT("97"),
  /** No such number: refused at once. */
  REJECTED("98"),
  /** Arrives, but no report ever comes. */
  SILENT("99");

  private final String ending;

  Fate(String ending) {
    this.ending = ending;
  }

  /** The last two digits; empty for {@link #DELIVERED}. */
  String ending() {
    return ending;
  }

  /** Those that have an ending of their own. */
  static List<Fate> special() {
    return Arrays.stream(values()).filter(fate -> fate != DELIVERED).toList();
  }

  /** The fate of a message to that number. */
  static Fate of(String number) {
    return special().stream()
        .filter(fate -> number.endsWith(fate.ending))
        .findFirst()
        .orElse(DELIVERED);
  }
}
