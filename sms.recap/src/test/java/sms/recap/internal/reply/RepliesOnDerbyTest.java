package sms.recap.internal.reply;

import sms.recap.internal.support.TestDatabase;

class RepliesOnDerbyTest extends RepliesContract {
  RepliesOnDerbyTest() {
    super(TestDatabase.Kind.DERBY);
  }
}
