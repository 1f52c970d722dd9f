package sms.recap.internal.privacy;

import sms.recap.internal.support.TestDatabase;

class PersonalDataOnDerbyTest extends PersonalDataContract {
  PersonalDataOnDerbyTest() {
    super(TestDatabase.Kind.DERBY);
  }
}
