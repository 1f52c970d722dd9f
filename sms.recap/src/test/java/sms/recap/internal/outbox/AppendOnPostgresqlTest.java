package sms.recap.internal.outbox;

import sms.recap.internal.support.TestDatabase;

class AppendOnPostgresqlTest extends AppendContract {
  AppendOnPostgresqlTest() {
    super(TestDatabase.Kind.POSTGRESQL);
  }
}
