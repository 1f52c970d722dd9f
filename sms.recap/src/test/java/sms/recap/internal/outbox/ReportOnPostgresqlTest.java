package sms.recap.internal.outbox;

import sms.recap.internal.support.TestDatabase;

class ReportOnPostgresqlTest extends ReportContract {
  ReportOnPostgresqlTest() {
    super(TestDatabase.Kind.POSTGRESQL);
  }
}
