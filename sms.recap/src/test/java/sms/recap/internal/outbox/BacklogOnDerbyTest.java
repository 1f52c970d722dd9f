package sms.recap.internal.outbox;

import sms.recap.internal.support.TestDatabase;

class BacklogOnDerbyTest extends BacklogContract {
  BacklogOnDerbyTest() {
    super(TestDatabase.Kind.DERBY);
  }
}
