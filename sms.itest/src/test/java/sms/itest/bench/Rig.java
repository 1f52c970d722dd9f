package sms.itest.bench;

import java.util.List;
import sms.recap.internal.support.PrivatePostgres;

/** What the sections share: the provider's process, the bare client, the databases. */
final class Rig implements AutoCloseable {
  /** Calls under way at a time, of the demo's gateway and of the bare client. */
  static final int WINDOW = 200;

  private final boolean quick = Boolean.getBoolean("bench.quick");
  private final Provider provider = new Provider();
  private final BareSender bare = new BareSender(provider.address(), WINDOW);
  private final PrivatePostgres postgres = PrivatePostgres.running();

  /** Whether a few minutes must do: fewer rounds, smaller sizes. */
  boolean quick() {
    return quick;
  }

  /** How often each thing is measured. */
  int rounds() {
    return quick ? 3 : 5;
  }

  Provider provider() {
    return provider;
  }

  BareSender bare() {
    return bare;
  }

  /** Both databases, PostgreSQL with a new one of that name. */
  List<Database> databases(String name) {
    return List.of(Database.DERBY, postgres(name));
  }

  /** A new database of PostgreSQL. */
  Database postgres(String name) {
    String url = postgres.createDatabase(name);
    return new Database(
        "PostgreSQL",
        """
        dsf.target="(osgi.jdbc.driver.class=org.postgresql.Driver)"
        url="%s"
        user="%s"
        password="%s"
        """
            .formatted(url, postgres.user(), postgres.password()),
        url,
        postgres.user(),
        postgres.password());
  }

  @Override
  public void close() {
    bare.close();
    provider.close();
  }
}
