package sms.recap.internal.jpa;

import sms.recap.internal.support.TestDatabase;

class StoresOnPostgresqlTest extends StoresContract {
  StoresOnPostgresqlTest() {
    super(TestDatabase.Kind.POSTGRESQL);
  }
}
