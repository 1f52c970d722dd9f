package sms.recap.internal.budget;

import sms.recap.internal.support.TestDatabase;

class StatementBudgetOnDerbyTest extends StatementBudgetContract {
  StatementBudgetOnDerbyTest() {
    super(TestDatabase.Kind.DERBY);
  }

  @Override
  long lookUps(int keys) {
    return keys;
  }
}
