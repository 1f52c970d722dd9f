package sms.recap.internal.outbox;

import sms.recap.internal.support.TestDatabase;

class ReportTurnsOnDerbyTest extends ReportTurnsContract {
  ReportTurnsOnDerbyTest() {
    super(TestDatabase.Kind.DERBY);
  }
}
