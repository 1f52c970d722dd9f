package sms.recap.internal.outbox;

import sms.recap.internal.support.TestDatabase;

class SendingOnPostgresqlTest extends SendingContract {
  SendingOnPostgresqlTest() {
    super(TestDatabase.Kind.POSTGRESQL);
  }
}
