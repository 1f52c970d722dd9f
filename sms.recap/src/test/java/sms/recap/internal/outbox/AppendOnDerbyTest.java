package sms.recap.internal.outbox;

import sms.recap.internal.support.TestDatabase;

class AppendOnDerbyTest extends AppendContract {
  AppendOnDerbyTest() {
    super(TestDatabase.Kind.DERBY);
  }
}
