package sms.ui.contrib.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sms.ui.contrib.internal.api.ApiClient.Answer;
import sms.ui.contrib.internal.world.World;

/** Selections kept under a name, and who may do what with them. */
class SavedSelectionTest extends ApiTest {
  private static final Map<String, Object> CRITERIA =
      Map.of(
          "source",
          "FAMILY",
          "spouses",
          true,
          "secondGuardians",
          false,
          "groups",
          List.of(
              Map.of("class", Map.of("class", List.of("3e A"))),
              Map.of("cantine", Map.of("table", List.of("2")))),
          "except",
          List.of(Map.of("regime", Map.of("regime", List.of("Interne")))),
          "labels",
          Map.of("class", "Classe", "cantine", "Cantine", "regime", "Régime"));

  private static Map<String, Object> saving(String name, boolean shared) {
    return Map.of("name", name, "shared", shared, "criteria", CRITERIA);
  }

  private static List<String> names(ApiClient client) {
    return client.get("/saved-selections").json().path("selections").findValuesAsText("name");
  }

  @Test
  void a_selection_comes_back_as_it_was_kept_whatever_filters_are_installed() {
    ApiClient secretary = secretary();
    assertThat(secretary.post("/saved-selections", saving("Cantine du jeudi", false)).status())
        .isEqualTo(200);
    JsonNode saved = secretary.get("/saved-selections").json().at("/selections/0");
    assertThat(saved.path("name").asText()).isEqualTo("Cantine du jeudi");
    assertThat(saved.path("own").asBoolean()).isTrue();
    JsonNode kept = ApiClient.JSON.valueToTree(CRITERIA);
    assertThat(saved.path("criteria")).isEqualTo(kept);
  }

  @Test
  void what_is_not_shared_nobody_else_sees() {
    secretary().post("/saved-selections", saving("La mienne", false));
    secretary().post("/saved-selections", saving("La nôtre", true));
    assertThat(names(secretary())).containsExactly("La mienne", "La nôtre");
    assertThat(names(administrator())).containsExactly("La nôtre");
  }

  @Test
  void a_name_is_used_once_unless_one_means_to_replace_it() {
    ApiClient secretary = secretary();
    secretary.post("/saved-selections", saving("3e", false));
    Answer again = secretary.post("/saved-selections", saving("3e", false));
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.json().at("/problems/0/field").asText()).isEqualTo("name");
    Map<String, Object> replacing = new HashMap<>(saving("3e", true));
    replacing.put("replace", true);
    assertThat(secretary.post("/saved-selections", replacing).status()).isEqualTo(200);
    assertThat(secretary.get("/saved-selections").json().path("selections")).hasSize(1);
    assertThat(administrator().post("/saved-selections", saving("3e", true)).status())
        .as("another user's name is another name")
        .isEqualTo(200);
  }

  @Test
  void only_its_owner_and_an_administrator_rename_share_and_delete() {
    long owners =
        administrator().post("/saved-selections", saving("Tous", true)).json().path("id").asLong();
    ApiClient secretary = secretary();
    assertThat(secretary.get("/saved-selections").json().at("/selections/0/mayChange").asBoolean())
        .isFalse();
    Map<String, Object> theft = Map.of("name", "À moi", "shared", false);
    assertThat(secretary.post("/saved-selections/" + owners, theft).status()).isEqualTo(404);
    assertThat(secretary.post("/saved-selections/" + owners + "/delete", Map.of()).status())
        .isEqualTo(404);
    assertThat(names(secretary)).containsExactly("Tous");

    long hers =
        secretary.post("/saved-selections", saving("Elle", true)).json().path("id").asLong();
    ApiClient administrator = administrator();
    Answer renamed =
        administrator.post(
            "/saved-selections/" + hers, Map.of("name", "Secrétariat", "shared", true));
    assertThat(renamed.json().path("owner").asText()).isEqualTo("secretaire");
    assertThat(renamed.json().path("own").asBoolean()).isFalse();
    assertThat(renamed.json().path("mayChange").asBoolean()).isTrue();
    assertThat(names(secretary)).containsExactly("Secrétariat", "Tous");
    assertThat(administrator.post("/saved-selections/" + hers + "/delete", Map.of()).status())
        .isEqualTo(200);
    assertThat(names(secretary)).containsExactly("Tous");
  }

  @Test
  void a_new_name_must_be_free_and_be_one() {
    ApiClient secretary = secretary();
    long first = secretary.post("/saved-selections", saving("A", false)).json().path("id").asLong();
    secretary.post("/saved-selections", saving("B", false));
    String path = "/saved-selections/" + first;
    assertThat(secretary.post(path, Map.of("name", "B", "shared", false)).status()).isEqualTo(409);
    Answer blank = secretary.post(path, Map.of("name", " ", "shared", false));
    assertThat(blank.status()).isEqualTo(422);
    assertThat(blank.code()).isEqualTo("saved.name");
    Answer longName = secretary.post(path, Map.of("name", "x".repeat(101), "shared", false));
    assertThat(longName.status()).isEqualTo(422);
    assertThat(names(secretary)).containsExactly("A", "B");
  }

  @Test
  void criteria_that_are_none_or_too_long_are_refused() {
    ApiClient secretary = secretary();
    assertThat(secretary.post("/saved-selections", Map.of("name", "A")).status()).isEqualTo(400);
    for (String broken : List.of("groups", "except", "labels", "source")) {
      Map<String, Object> criteria = new HashMap<>(CRITERIA);
      criteria.remove(broken);
      assertThat(
              secretary
                  .post("/saved-selections", Map.of("name", "A", "criteria", criteria))
                  .status())
          .as(broken)
          .isEqualTo(400);
    }
    Map<String, Object> criteria = new HashMap<>(CRITERIA);
    criteria.put("labels", Map.of("x", "y".repeat(20_000)));
    Answer tooLong = secretary.post("/saved-selections", Map.of("name", "A", "criteria", criteria));
    assertThat(tooLong.status()).isEqualTo(422);
    assertThat(tooLong.code()).isEqualTo("saved.too-long");
    assertThat(names(secretary)).isEmpty();
  }

  @Test
  void criteria_of_another_program_are_listed_without_being_read() {
    world.selections().orElseThrow().save("Autre", true, "<xml/>", World.SECRETARY);
    world.selections().orElseThrow().save("Vide", true, "{\"groups\":[null]}", World.SECRETARY);
    assertThat(secretary().get("/saved-selections").json().path("selections"))
        .hasSize(2)
        .noneMatch(saved -> saved.has("criteria"));
  }

  @Test
  void a_user_keeps_so_many_and_no_more() {
    ApiClient secretary = secretary();
    for (int i = 0; i < 200; i++) {
      world.selections().orElseThrow().save("S" + i, false, "{}", World.SECRETARY);
    }
    assertThat(secretary.post("/saved-selections", saving("Une de trop", false)).code())
        .isEqualTo("saved.too-many");
  }

  @Test
  void who_may_not_send_has_no_selections_and_without_a_database_there_are_none() {
    assertThat(as("bloque").signIn().get("/saved-selections").status()).isEqualTo(403);
    world.withoutDatabase();
    assertThat(secretary().get("/saved-selections").status()).isEqualTo(503);
  }
}
