package sms.recap.internal.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import sms.api.dispatch.OutboxUnavailableException;
import sms.recap.internal.support.PrivatePostgres;
import sms.recap.internal.support.TestDatabase;

class PostgresqlOpeningTest {
  private static OpenDatabase open(Settings settings) throws OpenRefused {
    return new DatabaseOpener(
            TestDatabase.factory(TestDatabase.Kind.POSTGRESQL), settings, Clock.systemUTC())
        .open();
  }

  private static long next(OpenDatabase open) {
    return open.database().transaction(connection -> Ids.SMS.take(connection, 1));
  }

  @Test
  void hosts_that_start_together_on_an_empty_database_both_come_up() {
    Settings settings = TestDatabase.settings(TestDatabase.Kind.POSTGRESQL);
    List<Long> ids =
        IntStream.range(0, 3)
            .mapToObj(
                host ->
                    CompletableFuture.supplyAsync(
                        () -> {
                          try (OpenDatabase open =
                              TestDatabase.open(
                                  TestDatabase.factory(TestDatabase.Kind.POSTGRESQL),
                                  settings,
                                  Clock.systemUTC())) {
                            return next(open);
                          }
                        }))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    assertThat(ids).containsExactlyInAnyOrder(1L, 2L, 3L);
  }

  @Test
  void a_host_that_freezes_in_the_middle_of_a_transaction_does_not_hold_up_the_others()
      throws Exception {
    Settings settings = TestDatabase.settings(TestDatabase.Kind.POSTGRESQL);
    try (OpenDatabase frozen =
            open(
                new Settings(
                    settings.url()
                        + (settings.url().contains("?") ? "&" : "?")
                        + "options=-c%20idle_in_transaction_session_timeout=500",
                    settings.user(),
                    settings.password(),
                    2,
                    Optional.empty()));
        OpenDatabase other = open(settings)) {
      CompletableFuture<Long> thawed = new CompletableFuture<>();
      CompletableFuture<Long> taken = new CompletableFuture<>();
      CompletableFuture<Void> freezing =
          CompletableFuture.runAsync(
              () ->
                  frozen
                      .database()
                      .transaction(
                          connection -> {
                            taken.complete(Ids.SMS.take(connection, 1));
                            return thawed.join();
                          }));
      taken.join();
      assertThat(CompletableFuture.supplyAsync(() -> next(other)).get(30, TimeUnit.SECONDS))
          .as("the frozen one's was never committed")
          .isEqualTo(taken.join());
      thawed.complete(0L);
      assertThatThrownBy(freezing::join).hasCauseInstanceOf(OutboxUnavailableException.class);
    }
  }

  @Test
  void a_transaction_that_nobody_goes_on_with_ends_after_15_seconds() throws Exception {
    try (OpenDatabase open = open(TestDatabase.settings(TestDatabase.Kind.POSTGRESQL))) {
      String timeout =
          open.database()
              .transaction(
                  connection -> {
                    try (Statements show =
                        Statements.of(connection, "SHOW idle_in_transaction_session_timeout")) {
                      return show.first(row -> row.getString(1)).orElseThrow();
                    }
                  });
      assertThat(timeout).isEqualTo("15s");
    }
  }

  @Test
  void a_server_that_is_away_may_come_back() throws Exception {
    Settings away =
        new Settings("jdbc:postgresql://127.0.0.1:1/sms", "sms", "geheim", 5, Optional.empty());
    OpenRefused refusal = catchThrowableOfType(OpenRefused.class, () -> open(away));
    assertThat(refusal.code()).isEqualTo("postgresql.away");
    assertThat(refusal.mayPass()).isTrue();
    assertThat(refusal.sentence(Locale.FRENCH)).contains("ne répond pas").doesNotContain("geheim");
  }

  @Test
  void a_wrong_password_is_told_without_it() {
    Settings right = TestDatabase.settings(TestDatabase.Kind.POSTGRESQL);
    Settings wrong =
        new Settings(right.url(), right.user(), "geheim", right.poolSize(), Optional.empty());
    OpenRefused refusal = catchThrowableOfType(OpenRefused.class, () -> open(wrong));
    assertThat(refusal.code()).isEqualTo("postgresql.refused");
    assertThat(refusal.sentence(Locale.FRENCH)).contains("password").doesNotContain("geheim");
  }

  @Test
  void a_server_that_was_killed_is_used_again_when_it_is_back() throws Exception {
    PrivatePostgres postgres = PrivatePostgres.running();
    try (OpenDatabase open = open(TestDatabase.settings(TestDatabase.Kind.POSTGRESQL))) {
      long before = next(open);
      postgres.kill();
      try {
        assertThatThrownBy(() -> next(open))
            .isInstanceOf(OutboxUnavailableException.class)
            .hasMessageContaining("SQL state");
      } finally {
        postgres.start();
      }
      long begin = System.nanoTime();
      assertThat(next(open)).isEqualTo(before + 1);
      assertThat(System.nanoTime() - begin).isLessThan(30_000_000_000L);
    }
  }
}
