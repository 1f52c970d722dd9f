package sms.recap.internal.outbox;

import sms.recap.internal.support.TestDatabase;

class CredentialsOnDerbyTest extends CredentialsContract {
  CredentialsOnDerbyTest() {
    super(TestDatabase.Kind.DERBY);
  }
}
