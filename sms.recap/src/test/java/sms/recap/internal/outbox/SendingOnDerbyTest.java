package sms.recap.internal.outbox;

import sms.recap.internal.support.TestDatabase;

class SendingOnDerbyTest extends SendingContract {
  SendingOnDerbyTest() {
    super(TestDatabase.Kind.DERBY);
  }
}
