package sms.recap.internal.audit;

import sms.recap.internal.support.TestDatabase;

class AuditOnPostgresqlTest extends AuditContract {
  AuditOnPostgresqlTest() {
    super(TestDatabase.Kind.POSTGRESQL);
  }
}
