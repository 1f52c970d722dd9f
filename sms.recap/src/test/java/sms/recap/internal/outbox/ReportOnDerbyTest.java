package sms.recap.internal.outbox;

import sms.recap.internal.support.TestDatabase;

class ReportOnDerbyTest extends ReportContract {
  ReportOnDerbyTest() {
    super(TestDatabase.Kind.DERBY);
  }
}
