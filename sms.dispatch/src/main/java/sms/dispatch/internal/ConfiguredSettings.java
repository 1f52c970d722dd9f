package sms.dispatch.internal;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.dispatch.internal.work.Settings;

/** Reads the configuration; a value out of its bounds is named in the log and brought within. */
final class ConfiguredSettings {
  private static final Logger LOG = LoggerFactory.getLogger(ConfiguredSettings.class);

  private ConfiguredSettings() {}

  static Settings of(DispatchConfig config) {
    int first = within("firstRetrySeconds", config.firstRetrySeconds(), 1, 3600);
    return new Settings(
        within("maxAttempts", config.maxAttempts(), 1, 20),
        Duration.ofSeconds(within("leaseSeconds", config.leaseSeconds(), 10, 600)),
        within("chunk", config.chunk(), 1, 10_000),
        within("slices", config.slices(), 1, 256),
        Duration.ofSeconds(within("callSeconds", config.callSeconds(), 1, 120)),
        Duration.ofSeconds(first),
        Duration.ofSeconds(
            within("longestRetrySeconds", config.longestRetrySeconds(), first, 86_400)),
        Duration.ofSeconds(within("drainSeconds", config.drainSeconds(), 1, 60)));
  }

  private static int within(String name, int value, int least, int most) {
    int used = Math.min(Math.max(value, least), most);
    if (used != value) {
      LOG.warn(
          "configuration sms.dispatch: {}={} is not within {} to {}, {} is used",
          name,
          value,
          least,
          most,
          used);
    }
    return used;
  }
}
