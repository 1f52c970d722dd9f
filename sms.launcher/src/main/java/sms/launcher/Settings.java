package sms.launcher;

import java.net.URI;
import java.nio.file.Path;
import java.util.Properties;

/**
 * What a person chooses on the command line.
 *
 * @param home the folder for data, configuration and logs, absolute; {@code -Dsms.home}
 * @param port the TCP port on the loopback address, 1 to 65535; {@code -Dsms.port}
 */
record Settings(Path home, int port) {
  private static final String HOST = "127.0.0.1";

  /** Reads {@code sms.home} and {@code sms.port}; refuses a port that is not a port. */
  static Settings read(Properties system) {
    String home = system.getProperty("sms.home", "").strip();
    Path folder =
        home.isEmpty() ? Path.of(system.getProperty("user.home"), ".sms-demo") : Path.of(home);
    return new Settings(
        folder.toAbsolutePath().normalize(), port(system.getProperty("sms.port", "8080").strip()));
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      if (port >= 1 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // the same sentence as for a number out of range
    }
    throw new RefusalException("wrongPort", text);
  }

  /** The page a person opens, with a slash at its end. */
  URI address() {
    return URI.create("http://" + HOST + ":" + port + "/");
  }
}
