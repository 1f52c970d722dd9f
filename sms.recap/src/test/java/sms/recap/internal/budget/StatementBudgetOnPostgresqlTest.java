package sms.recap.internal.budget;

import sms.recap.internal.support.TestDatabase;

class StatementBudgetOnPostgresqlTest extends StatementBudgetContract {
  StatementBudgetOnPostgresqlTest() {
    super(TestDatabase.Kind.POSTGRESQL);
  }

  @Override
  long lookUps(int keys) {
    return keys / 500;
  }
}
