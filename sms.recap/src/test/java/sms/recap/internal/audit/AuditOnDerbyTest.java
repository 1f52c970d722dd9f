package sms.recap.internal.audit;

import sms.recap.internal.support.TestDatabase;

class AuditOnDerbyTest extends AuditContract {
  AuditOnDerbyTest() {
    super(TestDatabase.Kind.DERBY);
  }
}
