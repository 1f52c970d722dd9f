package sms.recap.internal.outbox;

import sms.recap.internal.support.TestDatabase;

class OutboxOnPostgresqlTest extends OutboxContract {
  OutboxOnPostgresqlTest() {
    super(TestDatabase.Kind.POSTGRESQL);
  }
}
