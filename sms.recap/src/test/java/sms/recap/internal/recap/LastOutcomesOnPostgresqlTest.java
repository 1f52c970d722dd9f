package sms.recap.internal.recap;

import sms.recap.internal.support.TestDatabase;

class LastOutcomesOnPostgresqlTest extends LastOutcomesContract {
  LastOutcomesOnPostgresqlTest() {
    super(TestDatabase.Kind.POSTGRESQL);
  }
}
