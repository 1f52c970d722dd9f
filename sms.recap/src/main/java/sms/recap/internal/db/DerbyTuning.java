package sms.recap.internal.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Properties that Derby's engine reads once, when the first database of the process is opened. What
 * the host has set already stays.
 */
final class DerbyTuning {
  private static final Logger LOG = LoggerFactory.getLogger(DerbyTuning.class);

  private static final Map<String, String> PROPERTIES =
      Map.of(
          // pages of 4 KiB
          "derby.storage.pageCacheSize", "20000",
          "derby.storage.checkpointInterval", "134217728",
          "derby.storage.logSwitchInterval", "134217728");

  private DerbyTuning() {}

  static void apply(Settings settings) {
    PROPERTIES.forEach(DerbyTuning::set);
    settings.home().ifPresent(DerbyTuning::logTo);
  }

  private static void logTo(Path home) {
    Path logs = home.resolve("logs");
    try {
      Files.createDirectories(logs);
      set("derby.stream.error.file", logs.resolve("derby.log").toString());
    } catch (IOException e) {
      LOG.warn("{} cannot be written to: Derby's own log goes to the working directory", logs);
    }
  }

  private static void set(String name, String value) {
    if (System.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }
}
