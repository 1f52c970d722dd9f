package sms.ui.contrib.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sms.ui.contrib.internal.world.World;

/** What was sent to the people of a record. */
class HistoryTest extends ApiTest {
  private static JsonNode history(ApiClient client, String record) {
    return client
        .get("/history?record=" + URLEncoder.encode(record, StandardCharsets.UTF_8))
        .json();
  }

  private static String names(JsonNode lines) {
    return String.join(", ", lines.findValuesAsText("recipient"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FAMILY:F1       | POTTER Lily, POTTER James",
        "PUPIL:Harry     | POTTER Harry, POTTER Lily, POTTER James",
        "ADULT:Sévérus   | ROGUE Sévérus",
        "APPLICANT:Teddy | Andromeda, LUPIN Teddy"
      })
  void a_record_shows_what_went_to_those_who_can_be_written_to_from_it(
      String record, String recipients) {
    world.send(
        World.SECRETARY, "James", "Lily", "Harry", "Sévérus", "Teddy", "Andromeda", "Anybody");
    assertThat(names(history(secretary(), record).path("lines"))).isEqualTo(recipients);
  }

  @Test
  void it_is_read_by_the_page_until_there_is_no_more() {
    world.send(World.SECRETARY, "James", "James", "James");
    ApiClient secretary = secretary();
    JsonNode first = secretary.get("/history?record=FAMILY:F1&limit=2").json();
    assertThat(first.path("lines"))
        .extracting(line -> line.path("id").asInt())
        .containsExactly(3, 2);
    JsonNode second =
        secretary
            .get("/history?record=FAMILY:F1&limit=2&before=" + first.path("next").asLong())
            .json();
    assertThat(second.path("lines")).extracting(line -> line.path("id").asInt()).containsExactly(1);
    assertThat(second.has("next")).isFalse();
  }

  @Test
  void whoever_may_not_see_all_sees_his_or_her_own() {
    world.send(World.ADMINISTRATOR, "James");
    world.send(World.SECRETARY, "Lily");
    assertThat(names(history(secretary(), "FAMILY:F1").path("lines"))).isEqualTo("POTTER Lily");
    assertThat(names(history(administrator(), "FAMILY:F1").path("lines")))
        .isEqualTo("POTTER Lily, POTTER James");
  }

  @Test
  void the_last_sms_of_somebody_that_did_not_arrive_is_told_until_a_later_one_does() {
    // the world's fifth SMS does not arrive
    world.send(World.SECRETARY, "James", "Lily", "Harry", "Harry", "James");
    clock.goOn(Duration.ofMinutes(1));
    JsonNode failed = history(secretary(), "FAMILY:F1").path("failures");
    assertThat(names(failed)).isEqualTo("POTTER James");
    assertThat(failed.at("/0/state").asText()).isEqualTo("UNDELIVERED");
    assertThat(failed.at("/0/reason").asText()).isEqualTo("ABSENT_SUBSCRIBER");
    world.send(World.SECRETARY, "James");
    clock.goOn(Duration.ofMinutes(1));
    assertThat(history(secretary(), "FAMILY:F1").path("failures")).isEmpty();
  }

  @Test
  void numbers_are_masked_for_whoever_may_not_see_them() {
    world.send(World.SUBSTITUTE, "James", "Lily", "Harry", "Harry", "James");
    clock.goOn(Duration.ofMinutes(1));
    JsonNode history = history(as("remplacante").signIn(), "FAMILY:F1");
    assertThat(history.findValuesAsText("number")).hasSize(4).allMatch(n -> n.contains("•"));
    assertThat(history.toString()).doesNotContain("639980101");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "?record=", "?record=FAMILY:nobody", "?record=F1", "?record=NOBODY:F1"})
  void of_a_record_that_is_none_there_is_nothing(String query) {
    assertThat(secretary().get("/history" + query).status()).isEqualTo(404);
    assertThat(secretary().get("/history" + query).code()).isEqualTo("record.unknown");
  }

  @Test
  void without_database_or_school_it_says_which_is_missing() {
    ApiClient secretary = secretary();
    world.withoutDatabase();
    assertThat(secretary.get("/history?record=FAMILY:F1").code()).isEqualTo("missing.database");
    world.withoutDirectory();
    assertThat(secretary.get("/history?record=FAMILY:F1").code()).isEqualTo("missing.directory");
  }
}
