package sms.recap.internal.outbox;

import sms.recap.internal.support.TestDatabase;

class QuotaOnPostgresqlTest extends QuotaContract {
  QuotaOnPostgresqlTest() {
    super(TestDatabase.Kind.POSTGRESQL);
  }
}
