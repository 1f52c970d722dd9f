package sms.recap.internal.invoice;

import sms.recap.internal.support.TestDatabase;

class InvoiceOnPostgresqlTest extends InvoiceContract {
  InvoiceOnPostgresqlTest() {
    super(TestDatabase.Kind.POSTGRESQL);
  }
}
