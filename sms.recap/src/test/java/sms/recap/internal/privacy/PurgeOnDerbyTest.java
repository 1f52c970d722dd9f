package sms.recap.internal.privacy;

import sms.recap.internal.support.TestDatabase;

class PurgeOnDerbyTest extends PurgeContract {
  PurgeOnDerbyTest() {
    super(TestDatabase.Kind.DERBY);
  }
}
