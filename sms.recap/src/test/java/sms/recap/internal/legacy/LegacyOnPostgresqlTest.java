package sms.recap.internal.legacy;

import sms.recap.internal.support.TestDatabase;

class LegacyOnPostgresqlTest extends LegacyContract {
  LegacyOnPostgresqlTest() {
    super(TestDatabase.Kind.POSTGRESQL);
  }
}
