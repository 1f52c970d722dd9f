package sms.ui.contrib.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sms.ui.contrib.internal.api.ApiClient.Answer;

/** People found by name, and added to a group by hand. */
class PeopleTest extends ApiTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "potter      | POTTER Harry,POTTER James,POTTER Lily,POTTERIE Andromeda",
        "Potter  ja  | POTTER James",
        "james pott  | POTTER James",
        "severus     | ROGUE Sévérus",
        "ted         | LUPIN Teddy",
        "otter       | ''",
        "p           | ''",
        "''          | ''"
      })
  void every_word_begins_one_of_the_names(String asked, String names) {
    JsonNode found =
        secretary().get("/people?q=" + asked.strip().replace(" ", "%20")).json().path("people");
    assertThat(String.join(",", found.findValuesAsText("name"))).isEqualTo(names);
  }

  @Test
  void namesakes_are_told_apart() {
    JsonNode found = secretary().get("/people?q=potter").json().path("people");
    assertThat(found)
        .extracting(p -> p.path("about").asText())
        .containsExactly("3e A", "Harry (3e A)", "Harry (3e A)", "LUPIN Teddy");
    assertThat(found)
        .extracting(p -> p.path("record").asText())
        .containsExactly("PUPIL:Harry", "FAMILY:F1", "FAMILY:F1", "APPLICANT:Teddy");
  }

  @Test
  void who_is_added_is_in_the_list_or_ignored_with_a_reason() {
    Answer answer =
        secretary()
            .post(
                "/selections",
                Map.of("people", List.of(person("James"), person("Lily"), person("James"))));
    JsonNode selection = answer.json();
    assertThat(selection.path("messages").asInt()).isPositive();
    assertThat(selection.at("/people/0/name").asText()).isEqualTo("POTTER James");
    assertThat(selection.at("/people/0/key").asText()).isEqualTo("P:James");
    assertThat(selection.at("/people/0").has("reason")).isFalse();
    assertThat(selection.at("/people/1/reason").asText()).isEqualTo("OPTED_OUT");
    assertThat(selection.path("people")).hasSize(2);
  }

  @Test
  void who_is_gone_is_a_problem_of_that_person() {
    Answer answer =
        secretary()
            .post("/selections", Map.of("people", List.of(person("James"), person("Nobody"))));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/problems/0/field").asText()).isEqualTo("people[1]");
  }

  @Test
  void nonsense_is_refused() {
    ApiClient secretary = secretary();
    for (Map<String, String> wrong :
        List.of(
            Map.of("person", "James"),
            Map.of("record", "FAMILY:F1"),
            Map.of("record", "NOTHING", "person", "James"),
            Map.of("record", "FAMILY:F1", "person", " "))) {
      assertThat(secretary.post("/selections", Map.of("people", List.of(wrong))).status())
          .as(wrong.toString())
          .isEqualTo(400);
    }
    assertThat(secretary.get("/people?q=" + "x".repeat(101)).status()).isEqualTo(422);
    assertThat(as("bloque").get("/people?q=potter").status()).isEqualTo(403);
    world.withoutDirectory();
    assertThat(secretary.get("/people?q=potter").status()).isEqualTo(503);
  }

  private static Map<String, String> person(String id) {
    return Map.of("record", "FAMILY:F1", "person", id);
  }
}
