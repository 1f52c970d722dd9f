package sms.recap.internal.outbox;

import sms.recap.internal.support.TestDatabase;

class QuotaOnDerbyTest extends QuotaContract {
  QuotaOnDerbyTest() {
    super(TestDatabase.Kind.DERBY);
  }
}
