package sms.recap.internal.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sms.api.dispatch.OutboxUnavailableException;
import sms.recap.internal.support.TestDatabase;

class DatabaseTest {
  @ParameterizedTest
  @EnumSource
  void what_the_driver_quotes_does_not_get_into_the_exception(TestDatabase.Kind kind) {
    String secret = "+33612345678 Le mot de passe est geheim";
    try (TestDatabase database = TestDatabase.create(kind, Clock.systemUTC())) {
      Throwable failure =
          catchThrowable(
              () ->
                  database
                      .database()
                      .transaction(
                          connection -> {
                            try (Statements insert =
                                Statements.of(
                                    connection,
                                    "INSERT INTO sms_id (name, next_id) VALUES (?, 1)")) {
                              insert.text(secret).addBatch();
                              return insert.sendBatch();
                            }
                          }));
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));

      assertThat(failure)
          .isInstanceOf(OutboxUnavailableException.class)
          .hasMessageContaining("22001");
      assertThat(trace.toString()).doesNotContain("geheim").doesNotContain("33612345678");
    }
  }

  @ParameterizedTest
  @EnumSource
  void what_fails_in_the_middle_is_rolled_back(TestDatabase.Kind kind) {
    try (TestDatabase database = TestDatabase.create(kind, Clock.systemUTC())) {
      long before = next(database);
      assertThatThrownBy(
              () ->
                  database
                      .database()
                      .transaction(
                          connection -> {
                            Ids.SMS.take(connection, 100);
                            throw new IllegalStateException("on purpose");
                          }))
          .isInstanceOf(IllegalStateException.class);
      assertThat(next(database)).isEqualTo(before + 1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void closing_waits_for_what_is_under_way_and_refuses_the_rest(TestDatabase.Kind kind)
      throws Exception {
    TestDatabase database = TestDatabase.create(kind, Clock.systemUTC());
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    CompletableFuture<Long> under =
        CompletableFuture.supplyAsync(
            () ->
                database
                    .database()
                    .transaction(
                        connection -> {
                          begun.countDown();
                          await(goOn);
                          return Ids.SMS.take(connection, 1);
                        }));
    await(begun);
    CompletableFuture<Void> closing = CompletableFuture.runAsync(database::close);
    while (true) {
      try {
        next(database);
      } catch (OutboxUnavailableException e) {
        break;
      }
    }
    assertThat(closing).isNotDone();
    goOn.countDown();
    assertThat(under.join()).isPositive();
    closing.join();
    assertThatThrownBy(() -> next(database)).isInstanceOf(OutboxUnavailableException.class);
  }

  private static long next(TestDatabase database) {
    return database.database().transaction(connection -> Ids.SMS.take(connection, 1));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
