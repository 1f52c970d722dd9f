package sms.recap.internal.outbox;

import sms.recap.internal.support.TestDatabase;

class CredentialsOnPostgresqlTest extends CredentialsContract {
  CredentialsOnPostgresqlTest() {
    super(TestDatabase.Kind.POSTGRESQL);
  }
}
