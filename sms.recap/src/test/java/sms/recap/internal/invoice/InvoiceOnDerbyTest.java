package sms.recap.internal.invoice;

import sms.recap.internal.support.TestDatabase;

class InvoiceOnDerbyTest extends InvoiceContract {
  InvoiceOnDerbyTest() {
    super(TestDatabase.Kind.DERBY);
  }
}
