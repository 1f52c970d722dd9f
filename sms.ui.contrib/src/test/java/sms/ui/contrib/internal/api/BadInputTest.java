package sms.ui.contrib.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sms.api.dispatch.OutboxUnavailableException;
import sms.api.host.Caller;
import sms.api.problem.Problem;
import sms.api.selection.RecipientFilter;
import sms.api.selection.RecipientSelector;
import sms.api.selection.SelectionRequest;
import sms.api.selection.SelectionResult;
import sms.ui.contrib.internal.api.ApiClient.Answer;

/** What comes wrong is told in a sentence, and never in a stack trace. */
class BadInputTest extends ApiTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "\u0000",
        "{\"source\":\"NOBODY\"}",
        "{\"sourcé\":\"FAMILY\"}",
        "{\"source\":\"FAMILY\"}{}",
        "{\"filter\":[]}",
        "{\"filter\":{\"and\":{}}}",
        "{\"filter\":{\"xor\":[]}}",
        "{\"filter\":{\"filter\":\"class\",\"arguments\":{\"class\":[1]}}}",
        "{\"record\":\"nonsense\"}",
        "{\"record\":\"FAMILY:\"}",
        "{\"spouses\":\"perhaps\"}"
      })
  void a_body_that_cannot_be_read_is_a_400_with_a_sentence(String body) {
    Answer answer = secretary().post("/selections", body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/problems/0/message").asText()).endsWith(".");
    assertThat(answer.response().body()).doesNotContain("Exception", "jackson", "sms.ui");
  }

  @Test
  void criteria_nested_without_end_are_refused() {
    String deep = "{\"not\":".repeat(30) + "{}" + "}".repeat(30);
    assertThat(secretary().post("/selections", "{\"filter\":" + deep + "}").status())
        .isEqualTo(400);
    String deeper = "{\"not\":".repeat(5_000) + "{}" + "}".repeat(5_000);
    assertThat(secretary().post("/selections", "{\"filter\":" + deeper + "}").status())
        .isEqualTo(400);
    String wide = "{\"or\":[" + "{},".repeat(500) + "{}]}";
    assertThat(secretary().post("/selections", "{\"filter\":" + wide + "}").status())
        .isEqualTo(400);
  }

  @Test
  void a_body_above_the_cap_is_not_read_to_its_end() {
    String huge = "{\"numbers\":[\"" + "0".repeat(Call.MAX_BODY) + "\"]}";
    Answer answer = secretary().post("/selections", huge);
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.code()).isEqualTo("body.too-long");
  }

  @Test
  void lists_and_texts_have_a_length() {
    ApiClient secretary = secretary();
    Answer many =
        secretary.post("/selections", Map.of("numbers", Collections.nCopies(1001, "0639980000")));
    assertThat(many.status()).isEqualTo(422);
    assertThat(many.json().at("/problems/0/field").asText()).isEqualTo("numbers");
    String snapshot = select(secretary, families());
    Answer text =
        secretary.post("/preview", Map.of("snapshot", snapshot, "text", "a".repeat(10_001)));
    assertThat(text.status()).isEqualTo(422);
    assertThat(text.json().at("/problems/0/field").asText()).isEqualTo("text");
    assertThat(secretary.get("/recap?recipient=" + "a".repeat(101)).status()).isEqualTo(422);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/recap?limit=0",
        "/recap?limit=501",
        "/recap?limit=x",
        "/recap?before=x",
        "/recap?states=DELIVERED,LOST",
        "/recap?modes=FREE",
        "/filters?source=NOBODY"
      })
  void a_wrong_parameter_is_a_400(String path) {
    assertThat(secretary().get(path).status()).isEqualTo(400);
  }

  @Test
  void a_wrong_period_is_told_at_its_field() {
    Answer answer = secretary().get("/recap?from=2026-11-24&to=2026-11-23");
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/problems/0/field").asText()).isEqualTo("to");
    assertThat(secretary().get("/recap?from=24/11/2026").status()).isEqualTo(422);
  }

  @Test
  void an_address_that_is_none_and_a_method_that_is_none_are_told_apart() {
    assertThat(secretary().get("/nothing").status()).isEqualTo(404);
    assertThat(secretary().get("/recap/x").status()).isEqualTo(404);
    assertThat(secretary().get("/selections").status()).isEqualTo(405);
    assertThat(secretary().call("DELETE", "/campaigns/1", null, Map.of()).status()).isEqualTo(405);
    assertThat(secretary().call("TRACE", "/session", null, Map.of()).status()).isIn(404, 405);
  }

  @Test
  void problems_of_the_services_come_through_in_the_users_language() {
    Answer answer = secretary().post("/selections", Map.of("numbers", List.of("12")));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/problems/0/field").asText()).isEqualTo("numbers[0]");
    String snapshot = select(secretary(), families("3e A"));
    Answer text =
        secretary().post("/preview", Map.of("snapshot", snapshot, "text", "Bonjour #NADA"));
    assertThat(text.status()).isEqualTo(422);
    assertThat(text.code()).isEqualTo("text.unknown-keyword");
  }

  @Test
  void the_language_of_the_page_wins_over_the_users() {
    assertThat(secretary().get("/nothing").json().at("/problems/0/message").asText())
        .startsWith("Cette adresse");
    assertThat(
            secretary()
                .get("/nothing", Map.of("X-SMS-Lang", "en"))
                .json()
                .at("/problems/0/message")
                .asText())
        .startsWith("There is no such address");
    assertThat(
            secretary()
                .get("/session", Map.of("X-SMS-Lang", "<script>"))
                .json()
                .path("locale")
                .asText())
        .isEqualTo("fr");
  }

  @Test
  void something_unexpected_is_a_sentence_with_a_reference_and_no_more() {
    ApiClient secretary = secretary();
    world.selecting(selector -> new Broken(new IllegalStateException("secret detail")));
    Answer answer = secretary.post("/selections", families());
    assertThat(answer.status()).isEqualTo(500);
    String reference = answer.json().path("reference").asText();
    assertThat(reference).matches("[0-9A-F]{10}");
    assertThat(answer.json().at("/problems/0/message").asText()).contains(reference);
    assertThat(answer.response().body()).doesNotContain("secret", "Exception");
  }

  @Test
  void a_database_that_goes_away_is_a_503_that_says_so() {
    ApiClient secretary = secretary();
    world.selecting(selector -> new Broken(new OutboxUnavailableException("no connection", null)));
    Answer answer = secretary.post("/selections", families());
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.code()).isEqualTo("missing.database");
  }

  @Test
  void the_session_opens_whatever_is_missing_and_says_what() {
    world.withoutDatabase();
    world.withoutDirectory();
    world.withoutSelector();
    world.withoutComposer();
    Answer answer = secretary().get("/session");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("missing"))
        .extracting(problem -> problem.path("code").asText())
        .containsExactly(
            "missing.directory", "missing.selector", "missing.composer", "missing.database");
    assertThat(secretary().get("/recap").status()).isEqualTo(503);
    assertThat(secretary().get("/filters").status()).isEqualTo(503);
    assertThat(secretary().get("/offers").status()).isEqualTo(503);
    assertThat(secretary().get("/keywords").status()).isEqualTo(503);
    assertThat(secretary().post("/selections", families()).status()).isEqualTo(503);
  }

  @Test
  void without_a_gateway_the_page_works_and_says_why_nothing_can_be_sent() {
    world.outbox().offers(List.of());
    assertThat(secretary().get("/session").json().at("/missing/0/code").asText())
        .isEqualTo("missing.gateway");
    ApiClient secretary = secretary();
    String snapshot = select(secretary, families("3e A"));
    Answer preview = secretary.post("/preview", Map.of("snapshot", snapshot, "text", "Bonjour"));
    assertThat(preview.status()).isEqualTo(200);
    assertThat(preview.json().path("modes")).isEmpty();
  }

  @Test
  void a_host_that_says_nothing_about_its_user_is_a_503() {
    world.withoutCallerContext();
    assertThat(as("secretaire").get("/session").status()).isEqualTo(503);
  }

  private record Broken(RuntimeException failure) implements RecipientSelector {
    @Override
    public SelectionResult select(SelectionRequest request, Caller caller) {
      throw failure;
    }

    @Override
    public List<RecipientFilter> filters() {
      throw failure;
    }
  }

  @Test
  void the_database_says_itself_why_it_is_away() {
    world.withoutDatabase();
    world.storage(locale -> Optional.of(Problem.of("derby.locked", "La base est déjà utilisée.")));
    assertThat(secretary().get("/session").json().at("/missing/0/code").asText())
        .isEqualTo("derby.locked");
    assertThat(secretary().get("/recap").code()).isEqualTo("derby.locked");
  }
}
