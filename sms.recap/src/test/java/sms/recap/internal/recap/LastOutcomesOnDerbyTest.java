package sms.recap.internal.recap;

import sms.recap.internal.support.TestDatabase;

class LastOutcomesOnDerbyTest extends LastOutcomesContract {
  LastOutcomesOnDerbyTest() {
    super(TestDatabase.Kind.DERBY);
  }
}
