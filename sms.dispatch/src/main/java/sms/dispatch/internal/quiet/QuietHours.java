package sms.dispatch.internal.quiet;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.api.compose.Purpose;

/**
 * The school's quiet hours. A component of its own, so that they can be changed without
 * interrupting what is being sent.
 */
@Component(service = QuietHours.class, configurationPid = "sms.dispatch.quiet")
@Designate(ocd = QuietConfig.class)
public final class QuietHours {
  /** Quiet hours that go on for longer are a mistake: nothing would ever leave. */
  private static final Duration LONGEST = Duration.ofDays(14);

  private static final Instant A_MONDAY = Instant.parse("2026-01-05T00:00:00Z");
  private static final Logger LOG = LoggerFactory.getLogger(QuietHours.class);

  private volatile List<QuietRule> rules;

  @Activate
  public QuietHours(QuietConfig config) {
    this(config.hours());
  }

  /** By rules of the form {@code "INFORMATION MON-FRI 20:00-08:00"}. */
  public QuietHours(String... hours) {
    rules = read(hours);
  }

  @Modified
  void modified(QuietConfig config) {
    rules = read(config.hours());
  }

  /** A rule that cannot be understood is named in the log and left out; the others count. */
  private static List<QuietRule> read(String[] hours) {
    List<QuietRule> read = new ArrayList<>();
    for (String text : hours) {
      if (text.isBlank()) {
        continue;
      }
      try {
        read.add(QuietRule.parse(text));
      } catch (IllegalArgumentException e) {
        LOG.error("configuration sms.dispatch.quiet: left out, {}", e.getMessage());
      }
    }
    for (Purpose purpose : Purpose.values()) {
      if (end(read, purpose, A_MONDAY, ZoneOffset.UTC).filter(QuietHours::never).isPresent()) {
        LOG.error("configuration sms.dispatch.quiet: all left out, {} would never leave", purpose);
        return List.of();
      }
    }
    return List.copyOf(read);
  }

  private static boolean never(Instant end) {
    return Duration.between(A_MONDAY, end).compareTo(LONGEST) > 0;
  }

  /**
   * When the quiet hours end that an instant is in.
   *
   * @param zone the school's
   * @return empty: it is in none
   */
  public Optional<Instant> end(Purpose purpose, Instant at, ZoneId zone) {
    return end(rules, purpose, at, zone);
  }

  /** Quiet hours that meet are one. */
  private static Optional<Instant> end(
      List<QuietRule> rules, Purpose purpose, Instant at, ZoneId zone) {
    Instant end = at;
    boolean longer = true;
    while (longer && Duration.between(at, end).compareTo(LONGEST) <= 0) {
      longer = false;
      for (QuietRule rule : rules) {
        Optional<Instant> later = rule.end(purpose, end, zone);
        if (later.isPresent()) {
          end = later.get();
          longer = true;
        }
      }
    }
    return end.equals(at) ? Optional.empty() : Optional.of(end);
  }
}
