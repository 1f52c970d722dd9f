package sms.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * The properties in {@code launch.properties}, with {@code ${sms.home}} and {@code ${sms.port}}
 * filled in. A {@code -D} on the command line wins.
 */
final class LaunchProperties {
  private LaunchProperties() {}

  /**
   * The framework's properties. They are system properties too, because Derby and the logging read
   * those; the framework in turn shows its bundles every system property. An empty {@code -Dsms.x=}
   * is as good as none.
   */
  static Map<String, String> resolve(Settings settings) throws IOException {
    System.getProperties()
        .entrySet()
        .removeIf(e -> e.getKey().toString().startsWith("sms.") && e.getValue().equals(""));
    System.setProperty("sms.home", settings.home().toString());
    System.setProperty("sms.port", Integer.toString(settings.port()));
    Properties packed = new Properties();
    try (InputStream in = LaunchProperties.class.getResourceAsStream("/launch.properties")) {
      if (in == null) {
        throw new IOException("launch.properties");
      }
      packed.load(in);
    }
    Map<String, String> resolved = new LinkedHashMap<>();
    for (String key : packed.stringPropertyNames()) {
      String value =
          packed
              .getProperty(key)
              .replace("${sms.home}", settings.home().toString())
              .replace("${sms.port}", Integer.toString(settings.port()));
      String chosen = System.getProperty(key, value);
      System.setProperty(key, chosen);
      resolved.put(key, chosen);
    }
    return resolved;
  }
}
