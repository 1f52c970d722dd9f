package sms.ui.contrib.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Selections: their rows, their figures, and how long they are held. */
class SelectionTest extends ApiTest {
  @Test
  void the_filters_of_a_source_come_with_their_fields_and_choices() {
    JsonNode filters = secretary().get("/filters?source=FAMILY").json().path("filters");
    assertThat(filters).hasSize(9);
    assertThat(filters.at("/0/label").asText()).isEqualTo("Classe");
    assertThat(filters.at("/0/parameters/0/kind").asText()).isEqualTo("CHOICES");
    assertThat(filters.at("/0/parameters/0/choices/0/value").asText()).isEqualTo("6e A");
    assertThat(secretary().get("/filters?source=ADULT").json().path("filters")).isEmpty();
  }

  @Test
  void nobody_vanishes_and_each_reason_is_counted() {
    JsonNode selection = secretary().post("/selections", families("3e A", "3e B")).json();
    int recipients = selection.at("/recipients/total").asInt();
    int ignored = selection.at("/ignored/total").asInt();
    assertThat(recipients).isPositive();
    assertThat(ignored).isPositive();
    assertThat(selection.path("matched").asInt()).isEqualTo(recipients + ignored);
    int reasons = 0;
    for (JsonNode count : selection.path("reasons")) {
      reasons += count.asInt();
    }
    assertThat(reasons).isEqualTo(ignored);
    assertThat(selection.path("explanation").asText()).isEqualTo("Familles des 3e A et 3e B");
  }

  @Test
  void many_rows_go_over_the_wire_by_the_page() {
    world.theSelector().families(5_000);
    ApiClient secretary = secretary();
    JsonNode selection = secretary.post("/selections", families()).json();
    int total = selection.at("/recipients/total").asInt();
    assertThat(total).isGreaterThan(3_000);
    assertThat(selection.at("/recipients/rows")).hasSize(100);
    String rows = "/selections/" + selection.path("snapshot").asText() + "/recipients";
    JsonNode page = secretary.get(rows + "?from=100&count=200").json();
    assertThat(page.path("rows")).hasSize(200);
    assertThat(page.at("/rows/0/key").asText())
        .isNotEqualTo(selection.at("/recipients/rows/99/key").asText());
    assertThat(secretary.get(rows + "?from=" + (total - 3)).json().path("rows")).hasSize(3);
    assertThat(secretary.get(rows + "?from=2147483647").json().path("rows")).isEmpty();
    assertThat(secretary.get(rows + "?count=501").status()).isEqualTo(400);
  }

  @Test
  void a_name_is_found_whatever_its_accents_and_case() {
    ApiClient secretary = secretary();
    String snapshot = select(secretary, families());
    JsonNode found = secretary.get("/selections/" + snapshot + "/recipients?q=quemeneur").json();
    assertThat(found.path("total").asInt()).isPositive();
    assertThat(found.at("/rows/0/name").asText()).startsWith("QUÉMÉNEUR");
  }

  @Test
  void the_ignored_can_be_narrowed_to_one_reason() {
    ApiClient secretary = secretary();
    JsonNode selection = secretary.post("/selections", families()).json();
    JsonNode optedOut =
        secretary
            .get("/selections/" + selection.path("snapshot").asText() + "/ignored?reason=OPTED_OUT")
            .json();
    assertThat(optedOut.path("total").asInt())
        .isEqualTo(selection.at("/reasons/OPTED_OUT").asInt())
        .isPositive();
  }

  @Test
  void a_row_taken_away_is_ignored_with_that_reason() {
    ApiClient secretary = secretary();
    JsonNode first = secretary.post("/selections", families("3e A")).json();
    String key = first.at("/recipients/rows/0/key").asText();
    JsonNode second =
        secretary
            .post(
                "/selections",
                Map.of(
                    "source", "FAMILY",
                    "filter", families("3e A").get("filter"),
                    "removed", List.of(key)))
            .json();
    assertThat(second.at("/reasons/REMOVED").asInt()).isEqualTo(1);
    assertThat(second.path("matched")).isEqualTo(first.path("matched"));
  }

  @Test
  void an_individual_send_lists_who_is_flagged_unticked_and_lets_only_the_right_tick() {
    Map<String, Object> plain = Map.of("record", "FAMILY:F0001");
    Map<String, Object> ticked = Map.of("record", "FAMILY:F0001", "ticked", List.of("P:G2"));
    JsonNode listed = secretary().post("/selections", plain).json();
    assertThat(listed.at("/recipients/total").asInt()).isEqualTo(2);
    assertThat(listed.path("messages").asInt()).isEqualTo(1);
    assertThat(listed.at("/recipients/rows/1/noSms").asBoolean()).isTrue();
    assertThat(listed.at("/recipients/rows/1/ticked").asBoolean()).isFalse();
    assertThat(secretary().post("/selections", ticked).json().path("messages").asInt())
        .isEqualTo(1);
    assertThat(administrator().post("/selections", ticked).json().path("messages").asInt())
        .isEqualTo(2);
  }

  @Test
  void a_selection_is_held_an_hour_after_its_last_use() {
    ApiClient secretary = secretary();
    String rows = "/selections/" + select(secretary, families()) + "/recipients";
    clock.goOn(Duration.ofMinutes(59));
    assertThat(secretary.get(rows).status()).isEqualTo(200);
    clock.goOn(Duration.ofMinutes(59));
    assertThat(secretary.get(rows).status()).isEqualTo(200);
    clock.goOn(Duration.ofMinutes(61));
    assertThat(secretary.get(rows).status()).isEqualTo(410);
    assertThat(secretary.get(rows).code()).isEqualTo("selection.expired");
  }

  @Test
  void of_many_selections_of_a_user_the_last_five_are_held() {
    ApiClient secretary = secretary();
    ApiClient administrator = administrator();
    String others = select(administrator, families("3e A"));
    String first = select(secretary, families("3e A"));
    String second = select(secretary, families("3e A"));
    for (int i = 0; i < 4; i++) {
      select(secretary, families("3e A"));
    }
    assertThat(secretary.get("/selections/" + first + "/recipients").status()).isEqualTo(410);
    assertThat(secretary.get("/selections/" + second + "/recipients").status()).isEqualTo(200);
    assertThat(administrator.get("/selections/" + others + "/recipients").status()).isEqualTo(200);
  }

  @Test
  void all_selections_together_have_a_limit_and_one_alone_has_it_too() {
    ApiClient secretary = secretary();
    ApiClient administrator = administrator();
    world.theSelector().families(4_000);
    String first = select(secretary, families());
    String second = select(administrator, families());
    select(administrator, families());
    assertThat(secretary.get("/selections/" + first + "/recipients").status()).isEqualTo(410);
    assertThat(administrator.get("/selections/" + second + "/recipients").status()).isEqualTo(200);
    world.theSelector().families(10_001);
    ApiClient.Answer tooLarge = secretary.post("/selections", families());
    assertThat(tooLarge.status()).isEqualTo(422);
    assertThat(tooLarge.code()).isEqualTo("selection.too-large");
    assertThat(tooLarge.json().at("/problems/0/message").asText()).contains("10\u202f001");
  }
}
