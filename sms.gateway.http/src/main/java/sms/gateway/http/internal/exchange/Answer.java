package sms.gateway.http.internal.exchange;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A provider's whole answer.
 *
 * @param status HTTP status, 200 to 599
 * @param headers names in lower case; of a repeated one the first
 * @param body decoded; empty for none; at most {@link HttpExchange#MAX_BODY} bytes
 */
public record Answer(int status, Map<String, String> headers, String body) {
  private static final Duration LONGEST_WAIT = Duration.ofHours(24);

  public Answer {
    headers = Map.copyOf(headers);
  }

  /** That header, whatever the case of its name. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /**
   * How long the provider asks us to wait (RFC 9110, Retry-After): seconds or a date; between zero
   * and 24 h. Zero when it does not say, or not understandably.
   */
  public Duration retryAfter(Instant now) {
    Duration wait =
        header("retry-after").map(value -> wait(value.strip(), now)).orElse(Duration.ZERO);
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  private static Duration wait(String value, Instant now) {
    if (value.matches("[0-9]{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(value));
    }
    try {
      Instant until = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Duration.between(now, until);
    } catch (DateTimeParseException e) {
      return Duration.ZERO; // not understandable: as if it were not there
    }
  }

  /** Without the content. */
  @Override
  public String toString() {
    return "Answer[" + status + ", " + body.length() + " characters]";
  }
}
