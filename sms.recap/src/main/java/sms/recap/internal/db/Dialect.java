package sms.recap.internal.db;

/** What differs between the databases. */
public enum Dialect {
  /** Embedded: one process, no SKIP LOCKED. */
  DERBY("jdbc:derby:"),
  /** Several hosts may share it. */
  POSTGRESQL("jdbc:postgresql:");

  private final String prefix;

  Dialect(String prefix) {
    this.prefix = prefix;
  }

  static Dialect of(Settings settings) throws OpenRefused {
    for (Dialect dialect : values()) {
      if (settings.url().startsWith(dialect.prefix)) {
        return dialect;
      }
    }
    throw OpenRefused.forGood("url.unknown", settings.shownUrl());
  }

  /** Whether no other process can have the database open. */
  public boolean exclusive() {
    return this == DERBY;
  }

  /** Appended to a SELECT, makes it lock its rows and leave out those that others hold. */
  public String forUpdateSkipLocked() {
    return this == POSTGRESQL ? " FOR UPDATE OF x SKIP LOCKED" : "";
  }

  /**
   * How many keys to look up by one {@code IN}: PostgreSQL is far away and takes them at once;
   * Derby is near, and would read the whole table for more than one.
   */
  public int keysAtOnce() {
    return this == POSTGRESQL ? 500 : 1;
  }
}
