package sms.recap.internal.legacy;

import sms.recap.internal.support.TestDatabase;

class LegacyOnDerbyTest extends LegacyContract {
  LegacyOnDerbyTest() {
    super(TestDatabase.Kind.DERBY);
  }
}
