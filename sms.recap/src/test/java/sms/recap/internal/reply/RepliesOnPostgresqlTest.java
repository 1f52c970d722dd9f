package sms.recap.internal.reply;

import sms.recap.internal.support.TestDatabase;

class RepliesOnPostgresqlTest extends RepliesContract {
  RepliesOnPostgresqlTest() {
    super(TestDatabase.Kind.POSTGRESQL);
  }
}
