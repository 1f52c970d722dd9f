package sms.recap.internal.outbox;

import sms.recap.internal.support.TestDatabase;

class BacklogOnPostgresqlTest extends BacklogContract {
  BacklogOnPostgresqlTest() {
    super(TestDatabase.Kind.POSTGRESQL);
  }
}
