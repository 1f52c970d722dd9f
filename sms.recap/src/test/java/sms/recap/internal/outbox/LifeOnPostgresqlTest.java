package sms.recap.internal.outbox;

import sms.recap.internal.support.TestDatabase;

class LifeOnPostgresqlTest extends LifeContract {
  LifeOnPostgresqlTest() {
    super(TestDatabase.Kind.POSTGRESQL);
  }
}
