package sms.ui.contrib.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sms.ui.contrib.internal.api.ApiClient.Answer;
import sms.ui.contrib.internal.world.World;

/** The kept templates over HTTP: who may change what, and what two at once come to. */
class TemplateEndpointsTest extends ApiTest {
  private static ObjectNode row(ApiClient client, String id) {
    for (JsonNode template : client.get("/templates/all").json().path("templates")) {
      if (template.path("id").asText().equals(id)) {
        ObjectNode copy = template.deepCopy();
        copy.remove("editable");
        return copy;
      }
    }
    throw new AssertionError("no template " + id);
  }

  private static Answer save(ApiClient client, Object... templates) {
    return client.post("/templates", Map.of("templates", List.of(templates)));
  }

  private static Map<String, Object> fresh(String id, String name, String body, boolean own) {
    return Map.of("id", id, "name", name, "body", body, "language", "fr", "own", own);
  }

  @Test
  void the_schools_templates_are_changed_by_an_administrator_only() {
    ApiClient secretary = secretary();
    Answer refused = save(secretary, row(secretary, "closure").put("body", "Ouvert."));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("template.notYours");
    assertThat(save(secretary, fresh("mine", "À moi", "Bonjour", true)).status()).isEqualTo(200);
    ApiClient administrator = administrator();
    assertThat(save(administrator, row(administrator, "closure").put("body", "Ouvert.")).status())
        .isEqualTo(200);
    assertThat(world.theTemplates().find("closure").orElseThrow().body()).isEqualTo("Ouvert.");
    assertThat(administrator.get("/templates/all").json().toString()).doesNotContain("\"mine\"");
    assertThat(administrator.get("/templates/mine/versions").status()).isEqualTo(404);
  }

  @Test
  void a_version_that_is_no_longer_the_newest_is_a_409_with_the_newest_one_and_stores_nothing() {
    ApiClient administrator = administrator();
    ObjectNode mine = row(administrator, "absence").put("body", "Le mien");
    ObjectNode other = row(administrator, "meeting").put("order", 5);
    world.theTemplates().changeBody("absence", "Le sien", World.ADMINISTRATOR);
    Answer conflict = save(administrator, other, mine);
    assertThat(conflict.status()).isEqualTo(409);
    assertThat(conflict.json().at("/current/template/body").asText()).isEqualTo("Le sien");
    assertThat(conflict.json().at("/current/by").asText()).isEqualTo("Paul Girard");
    assertThat(world.theTemplates().find("meeting").orElseThrow().order()).isEqualTo(30);
  }

  @Test
  void what_is_wrong_is_told_beside_its_field() {
    Answer refused =
        save(
            administrator(),
            fresh("a", "Bon", "Bonjour", false),
            fresh("b", " ", "", false),
            Map.of(
                "id", "c", "name", "x".repeat(256), "body", "y".repeat(10_001), "language", "?"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("problems"))
        .extracting(problem -> problem.path("field").asText())
        .containsExactly(
            "templates[1].name",
            "templates[1].body",
            "templates[2].name",
            "templates[2].body",
            "templates[2].language");
    assertThat(world.theTemplates().find("a")).isEmpty();
  }

  @Test
  void an_id_that_could_be_something_else_is_refused() {
    for (String id : List.of("", "a/b", "a b", "<a>", "é", "a..b", "x".repeat(300))) {
      assertThat(save(administrator(), fresh(id, "Nom", "Texte", false)).status())
          .as(id)
          .isEqualTo(400);
    }
    assertThat(save(administrator()).status()).isEqualTo(400);
    assertThat(
            save(
                    administrator(),
                    fresh("twice", "Nom", "Texte", false),
                    fresh("twice", "Nom", "Texte", false))
                .status())
        .isEqualTo(400);
  }

  @Test
  void a_file_goes_into_the_schools_list_by_an_administrator_only() {
    ApiClient secretary = secretary();
    String file = secretary.get("/templates/file").json().path("file").asText();
    Map<String, Object> shared = Map.of("file", file, "collision", "COPY", "target", "SHARED");
    Answer refused = secretary.post("/templates/file", shared);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("template.shared");
    assertThat(
            secretary
                .post(
                    "/templates/file",
                    Map.of("file", file, "collision", "COPY", "target", "PERSONAL"))
                .status())
        .isEqualTo(200);
    assertThat(world.theTemplates().all(World.ADMINISTRATOR)).hasSize(4);
    assertThat(world.theTemplates().all(World.SECRETARY)).hasSize(8);
  }

  @Test
  void a_text_is_looked_at_without_anybody_being_chosen() {
    ApiClient secretary = secretary();
    assertThat(secretary.post("/texts", Map.of("text", "Bonjour #PRENOM")).json().path("problems"))
        .isEmpty();
    assertThat(secretary.post("/texts", Map.of("text", "")).json().path("problems")).isEmpty();
    assertThat(secretary.post("/texts", Map.of("text", "Bonjour #NADA")).code())
        .isEqualTo("text.unknown-keyword");
    assertThat(secretary.post("/texts", Map.of("text", "x".repeat(100_000))).code())
        .isEqualTo("text.far-too-long");
  }

  @Test
  void secret_keywords_are_listed_for_who_writes_credentials_and_asks_for_them() {
    assertThat(secretary().get("/keywords?secret=true").json().toString()).doesNotContain("PASS");
    assertThat(administrator().get("/keywords").json().toString()).doesNotContain("PASS");
    assertThat(administrator().get("/keywords?secret=true").json().toString()).contains("PASS");
  }

  @Test
  void a_template_that_is_offered_tells_its_translations() {
    JsonNode templates = secretary().get("/templates").json().path("templates");
    assertThat(templates).hasSize(3);
    assertThat(templates.get(0).at("/translations/en").asText()).contains("the school is closed");
  }
}
