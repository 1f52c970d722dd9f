package sms.recap.internal.outbox;

import sms.recap.internal.support.TestDatabase;

class OutboxOnDerbyTest extends OutboxContract {
  OutboxOnDerbyTest() {
    super(TestDatabase.Kind.DERBY);
  }
}
