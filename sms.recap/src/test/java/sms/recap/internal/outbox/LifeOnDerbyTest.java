package sms.recap.internal.outbox;

import sms.recap.internal.support.TestDatabase;

class LifeOnDerbyTest extends LifeContract {
  LifeOnDerbyTest() {
    super(TestDatabase.Kind.DERBY);
  }
}
