package sms.recap.internal.db;

import java.nio.file.Path;
import java.time.Clock;
import sms.recap.internal.support.TestDatabase;

/** A process of its own that holds a Derby database until its input ends. */
final class DerbyHolder {
  private DerbyHolder() {}

  public static void main(String[] arguments) throws Exception {
    TestDatabase.open(
        TestDatabase.factory(TestDatabase.Kind.DERBY),
        TestDatabase.derby(Path.of(arguments[0])),
        Clock.systemUTC());
    System.out.println("open");
    while (System.in.read() >= 0) {
      // held
    }
    // as kill -9 would
    Runtime.getRuntime().halt(1);
  }
}
