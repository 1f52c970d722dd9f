package sms.recap.internal.db;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is.
 *
 * @param url JDBC, complete
 * @param user empty for none
 * @param password empty for none
 * @param poolSize most connections; at least 1
 * @param home folder of the program's data, for Derby's own log; empty when not given
 */
public record Settings(
    String url, String user, String password, int poolSize, Optional<Path> home) {
  private static final String HOME = "${sms.home}";

  /**
   * With the folder put into the address.
   *
   * @param home the framework property {@code sms.home}
   * @throws OpenRefused when the address needs the folder and it is not given
   */
  static Settings of(RecapConfig config, @Nullable String home) throws OpenRefused {
    String url = config.url();
    if (url.contains(HOME)) {
      if (home == null || home.isBlank()) {
        throw OpenRefused.forGood("home.missing");
      }
      url = url.replace(HOME, home);
    }
    return new Settings(
        url,
        config.user(),
        config.password(),
        Math.max(1, config.pool_size()),
        Optional.ofNullable(home).filter(path -> !path.isBlank()).map(Path::of));
  }

  /** The address without its attributes, which may hold a password. */
  String shownUrl() {
    return url.split("[;?]", 2)[0];
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "Settings[" + shownUrl() + "]";
  }
}
