package sms.recap.internal.recap;

import sms.recap.internal.support.TestDatabase;

class RecapOnPostgresqlTest extends RecapContract {
  RecapOnPostgresqlTest() {
    super(TestDatabase.Kind.POSTGRESQL);
  }
}
