package sms.recap.internal.recap;

import sms.recap.internal.support.TestDatabase;

class RecapOnDerbyTest extends RecapContract {
  RecapOnDerbyTest() {
    super(TestDatabase.Kind.DERBY);
  }
}
