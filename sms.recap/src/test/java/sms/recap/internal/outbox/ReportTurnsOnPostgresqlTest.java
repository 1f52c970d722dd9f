package sms.recap.internal.outbox;

import sms.recap.internal.support.TestDatabase;

class ReportTurnsOnPostgresqlTest extends ReportTurnsContract {
  ReportTurnsOnPostgresqlTest() {
    super(TestDatabase.Kind.POSTGRESQL);
  }
}
