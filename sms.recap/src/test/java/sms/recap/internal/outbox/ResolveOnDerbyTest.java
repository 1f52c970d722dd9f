package sms.recap.internal.outbox;

import sms.recap.internal.support.TestDatabase;

class ResolveOnDerbyTest extends ResolveContract {
  ResolveOnDerbyTest() {
    super(TestDatabase.Kind.DERBY);
  }
}
