package sms.recap.internal.recap;

import sms.recap.internal.support.TestDatabase;

class PrefixRatesOnDerbyTest extends PrefixRatesContract {
  PrefixRatesOnDerbyTest() {
    super(TestDatabase.Kind.DERBY);
  }
}
