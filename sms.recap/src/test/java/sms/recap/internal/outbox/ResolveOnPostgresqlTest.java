package sms.recap.internal.outbox;

import sms.recap.internal.support.TestDatabase;

class ResolveOnPostgresqlTest extends ResolveContract {
  ResolveOnPostgresqlTest() {
    super(TestDatabase.Kind.POSTGRESQL);
  }
}
