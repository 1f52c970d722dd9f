package sms.faults;

import java.nio.file.Path;
import java.util.Map;

/** Where a host keeps its SMS. */
sealed interface Storage {
  /** System properties of the host. */
  Map<String, String> describe(Path home);

  /** Embedded. */
  record Derby() implements Storage {
    @Override
    public Map<String, String> describe(Path home) {
      return Map.of(
          "faults.driver", "(osgi.jdbc.driver.name=derby)",
          "config.sms.recap/dsf.target", "(faults=true)",
          "config.sms.recap/url", "jdbc:derby:" + home.resolve("db") + ";create=true");
    }
  }

  /** A server. */
  record Postgresql(String url, String user, String password) implements Storage {
    @Override
    public Map<String, String> describe(Path home) {
      return Map.of(
          "faults.driver", "(osgi.jdbc.driver.class=org.postgresql.Driver)",
          "config.sms.recap/dsf.target", "(faults=true)",
          "config.sms.recap/url", url,
          "config.sms.recap/user", user,
          "config.sms.recap/password", password);
    }
  }
}
