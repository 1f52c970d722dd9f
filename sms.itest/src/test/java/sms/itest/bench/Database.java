package sms.itest.bench;

/**
 * A database that the demo keeps its SMS in.
 *
 * @param recap configuration of {@code sms.recap}; empty: as it comes
 */
record Database(String name, String recap) {
  /** The one that comes along. */
  static final Database DERBY = new Database("Derby", "");
}
