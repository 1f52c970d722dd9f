package sms.recap.internal.privacy;

import sms.recap.internal.support.TestDatabase;

class PersonalDataOnPostgresqlTest extends PersonalDataContract {
  PersonalDataOnPostgresqlTest() {
    super(TestDatabase.Kind.POSTGRESQL);
  }
}
