package sms.recap.internal.jpa;

import sms.recap.internal.support.TestDatabase;

class StoresOnDerbyTest extends StoresContract {
  StoresOnDerbyTest() {
    super(TestDatabase.Kind.DERBY);
  }
}
