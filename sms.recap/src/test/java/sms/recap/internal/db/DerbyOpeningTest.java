package sms.recap.internal.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sms.api.dispatch.OutboundSms;
import sms.recap.internal.outbox.JdbcOutbox;
import sms.recap.internal.support.Samples;
import sms.recap.internal.support.TestDatabase;

class DerbyOpeningTest {
  @TempDir Path home;
  private Path folder;

  @BeforeEach
  void nameTheFolder() {
    folder = home.resolve("db");
  }

  private OpenDatabase open() throws OpenRefused {
    return open(TestDatabase.derby(folder));
  }

  private static OpenDatabase open(Settings settings) throws OpenRefused {
    return new DatabaseOpener(
            TestDatabase.factory(TestDatabase.Kind.DERBY), settings, Clock.systemUTC())
        .open();
  }

  private OpenRefused refused() {
    return catchThrowableOfType(OpenRefused.class, () -> open().close());
  }

  private static void mark(OpenDatabase open, String key) {
    open.database()
        .transaction(
            connection -> {
              try (Statements insert =
                  Statements.of(connection, "INSERT INTO sms_id (name, next_id) VALUES (?, 1)")) {
                return insert.text(key).update();
              }
            });
  }

  private static boolean isMarked(OpenDatabase open, String key) {
    return open.database()
        .transaction(
            connection -> {
              try (Statements select =
                  Statements.of(connection, "SELECT next_id FROM sms_id WHERE name = ?")) {
                return select.text(key).first(row -> row.getLong(1)).isPresent();
              }
            });
  }

  private List<String> filesOf(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void it_is_created_where_it_is_not_and_kept_where_it_is() throws Exception {
    String key = UUID.randomUUID().toString().substring(0, 8);
    try (OpenDatabase first = open()) {
      mark(first, key);
    }
    try (OpenDatabase second = open()) {
      assertThat(isMarked(second, key)).isTrue();
    }
    assertThat(filesOf(home)).contains("db", "logs").doesNotContain("db.creating");
  }

  @Test
  void liquibase_is_left_alone_when_the_tables_are_up_to_date() throws Exception {
    try (OpenDatabase first = open()) {
      first
          .database()
          .transaction(
              connection -> {
                try (Statements lock =
                    Statements.of(connection, "UPDATE SMSCHANGELOGLOCK SET LOCKED = TRUE")) {
                  return lock.update();
                }
              });
    }
    try (OpenDatabase second = open()) {
      // Liquibase would have released that lock
      boolean locked =
          second
              .database()
              .transaction(
                  connection -> {
                    try (Statements select =
                        Statements.of(connection, "SELECT LOCKED FROM SMSCHANGELOGLOCK")) {
                      return select.first(row -> row.getBoolean(1)).orElseThrow();
                    }
                  });
      assertThat(locked).isTrue();
    }
  }

  @Test
  void a_database_that_another_process_has_open_is_refused_and_opens_when_it_is_free()
      throws Exception {
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                DerbyHolder.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      BufferedReader output =
          new BufferedReader(
              new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8));
      String line;
      do {
        line = output.readLine();
      } while (line != null && !line.equals("open"));
      assertThat(line).isEqualTo("open");

      OpenRefused refusal = refused();

      assertThat(refusal.code()).isEqualTo("derby.locked");
      assertThat(refusal.mayPass()).isTrue();
      assertThat(refusal.sentence(Locale.FRENCH))
          .contains("est déjà ouverte par un autre programme")
          .contains(folder.toString());
      assertThat(refusal.sentence(Locale.ENGLISH)).contains("already open");
    } finally {
      holder.getOutputStream().close();
      holder.waitFor();
    }
    assertThatCode(() -> open().close()).doesNotThrowAnyException();
  }

  @Test
  void a_damaged_database_is_refused_and_not_touched() throws Exception {
    open().close();
    Path log = folder.resolve("log").resolve("log.ctrl");
    Files.write(log, new byte[100]);
    Files.write(folder.resolve("log").resolve("logmirror.ctrl"), new byte[100]);
    List<String> before = filesOf(folder.resolve("seg0"));

    OpenRefused refusal = refused();

    assertThat(refusal.code()).isEqualTo("derby.corrupt");
    assertThat(refusal.mayPass()).isFalse();
    assertThat(filesOf(folder.resolve("seg0"))).isEqualTo(before);
    assertThat(filesOf(home)).doesNotContain("db.creating");
  }

  @Test
  void a_folder_that_is_no_database_is_never_filled() throws Exception {
    Files.createDirectories(folder);
    assertThat(refused().code()).isEqualTo("derby.notADatabase");
    Files.writeString(folder.resolve("seg0"), "what a broken copy left");
    assertThat(refused().code()).isEqualTo("derby.notADatabase");
    assertThat(filesOf(folder)).containsExactly("seg0");
  }

  @Test
  void without_create_true_nothing_is_created() {
    Settings settings = new Settings("jdbc:derby:" + folder, "", "", 5, Optional.empty());
    OpenRefused refusal = catchThrowableOfType(OpenRefused.class, () -> open(settings));
    assertThat(refusal.code()).isEqualTo("derby.notADatabase");
    assertThat(folder).doesNotExist();
  }

  @Test
  void a_first_creation_that_was_killed_is_begun_anew() throws Exception {
    Files.createDirectories(folder.resolve("seg0"));
    Files.writeString(folder.resolve("service.properties"), "half");
    Files.createFile(home.resolve("db.creating"));

    open().close();

    assertThat(filesOf(home)).contains("db").doesNotContain("db.creating");
    assertThat(filesOf(home)).anyMatch(name -> name.startsWith("db.incomplete-"));
  }

  @Test
  void a_database_that_opens_is_kept_even_if_the_mark_of_its_creation_is_still_there()
      throws Exception {
    String key = UUID.randomUUID().toString().substring(0, 8);
    try (OpenDatabase first = open()) {
      mark(first, key);
    }
    Files.createFile(home.resolve("db.creating"));
    try (OpenDatabase second = open()) {
      assertThat(isMarked(second, key)).isTrue();
    }
    assertThat(filesOf(home)).doesNotContain("db.creating");
  }

  @Test
  void tables_of_a_newer_program_are_refused_and_not_touched() throws Exception {
    try (OpenDatabase first = open()) {
      first
          .database()
          .transaction(
              connection -> {
                try (Statements update =
                    Statements.of(connection, "UPDATE SMSCHANGELOG SET id = '999' WHERE id = ?")) {
                  return update.text(Integer.toString(Schema.CURRENT)).update();
                }
              });
    }
    OpenRefused refusal = refused();
    assertThat(refusal.code()).isEqualTo("schema.newer");
    assertThat(refusal.sentence(Locale.FRENCH)).contains("999");
    // and the engine let go of it
    assertThat(folder.resolve("db.lck")).doesNotExist();
  }

  /** As version 5 kept it: that somebody flagged was written to, not by whom. */
  @Test
  void the_tables_of_version_5_learn_who_wrote_to_somebody_flagged() throws Exception {
    try (OpenDatabase first = open()) {
      JdbcOutbox outbox = new JdbcOutbox(first.database());
      OutboundSms sms = Samples.sms("Zoé", "+33612345678", "Bonjour");
      outbox.append(
          Samples.plan().confirmed(2),
          Stream.of(sms, Samples.overridden(sms, "x")),
          "host",
          Duration.ofMinutes(1));
      execute(
          first,
          "ALTER TABLE sms ADD COLUMN overridden SMALLINT NOT NULL DEFAULT 0",
          "UPDATE sms SET overridden = 1 WHERE overridden_by = 'x'",
          "ALTER TABLE sms DROP COLUMN overridden_by",
          "ALTER TABLE sms_campaign DROP COLUMN quiet_override",
          "ALTER TABLE sms_event DROP COLUMN done_by",
          "DROP TABLE sms_resend",
          "ALTER TABLE sms_campaign DROP COLUMN billed_messages",
          "ALTER TABLE sms_campaign DROP COLUMN billed_parts",
          "ALTER TABLE sms_campaign DROP COLUMN billed_micros",
          "DROP TABLE sms_audit",
          "DELETE FROM sms_id WHERE name = 'AUDIT'",
          "DROP TABLE sms_reply",
          "DROP TABLE sms_opt_out",
          "DELETE FROM sms_id WHERE name IN ('REPLY', 'OPT_OUT', 'TOLD')",
          "DROP TABLE sms_report_turn",
          "DROP INDEX sms_campaign_expires_ix",
          "DROP INDEX sms_person_ix",
          "DROP INDEX sms_campaign_series_ix",
          "ALTER TABLE sms DROP COLUMN secret_account",
          "ALTER TABLE sms DROP COLUMN secret_seen",
          "ALTER TABLE sms DROP COLUMN secret_length",
          "ALTER TABLE sms DROP COLUMN secret_at",
          "ALTER TABLE sms_campaign DROP COLUMN series",
          "ALTER TABLE sms_campaign DROP COLUMN reminder_no",
          "ALTER TABLE sms_campaign DROP COLUMN reminder_of",
          "ALTER TABLE sms_campaign DROP COLUMN kept",
          "DELETE FROM sms_id WHERE name LIKE 'PURGED%'",
          "DELETE FROM SMSCHANGELOG WHERE id > '5' OR LENGTH(id) > 1");
    }
    try (OpenDatabase second = open()) {
      List<Optional<String>> by =
          second
              .database()
              .transaction(
                  connection -> {
                    try (Statements select =
                        Statements.of(connection, "SELECT overridden_by FROM sms ORDER BY id")) {
                      return select.list(row -> Statements.text(row, "overridden_by"));
                    }
                  });
      assertThat(by).containsExactly(Optional.empty(), Optional.of("Anne Le Bris"));
    }
  }

  private static void execute(OpenDatabase open, String... statements) {
    open.database()
        .transaction(
            connection -> {
              for (String sql : statements) {
                try (Statements statement = Statements.of(connection, sql)) {
                  statement.update();
                }
              }
              return 0;
            });
  }

  @Test
  void an_unknown_address_is_named_without_its_password() {
    Settings settings =
        new Settings("jdbc:oracle:thin:@x?password=geheim", "", "", 5, Optional.empty());
    OpenRefused refusal = catchThrowableOfType(OpenRefused.class, () -> open(settings));
    assertThat(refusal.code()).isEqualTo("url.unknown");
    assertThat(refusal.sentence(Locale.FRENCH)).contains("jdbc:oracle").doesNotContain("geheim");
    assertThat(settings.toString()).doesNotContain("geheim");
  }

  @Test
  void a_driver_that_does_not_fit_the_address_is_told() {
    OpenRefused refusal =
        catchThrowableOfType(
            OpenRefused.class,
            () ->
                new DatabaseOpener(
                        TestDatabase.factory(TestDatabase.Kind.DERBY),
                        new Settings("jdbc:postgresql://127.0.0.1/x", "", "", 5, Optional.empty()),
                        Clock.systemUTC())
                    .open());
    assertThat(refusal.code()).isEqualTo("driver.mismatch");
  }
}
