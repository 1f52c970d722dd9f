package sms.recap.internal.privacy;

import sms.recap.internal.support.TestDatabase;

class PurgeOnPostgresqlTest extends PurgeContract {
  PurgeOnPostgresqlTest() {
    super(TestDatabase.Kind.POSTGRESQL);
  }
}
