package sms.recap.internal.recap;

import sms.recap.internal.support.TestDatabase;

class PrefixRatesOnPostgresqlTest extends PrefixRatesContract {
  PrefixRatesOnPostgresqlTest() {
    super(TestDatabase.Kind.POSTGRESQL);
  }
}
