package sms.ui.contrib.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sms.api.dispatch.OutboundSms;
import sms.api.gateway.InboundSms.Wish;
import sms.ui.contrib.internal.api.ApiClient.Answer;
import sms.ui.contrib.internal.world.World;

/**
 * Whoever lacks the right SEE_NUMBERS finds no number in any answer: made from the endpoints that
 * there are, so that a new one is in it too.
 */
class MaskedNumbersTest extends ApiTest {
  /** Of the numbers of this world, the digits that a mask hides: {@code 06 39 98 0…}. */
  private static final String HIDDEN = "39980";

  /** What people typed for a number in records of this world. */
  private static final List<String> CELLS = List.of("0639980000", "061234", "014000");

  /** A number that somebody typed, and sent to. */
  private static final String TYPED = "06 39 98 00 99";

  /** Ids of what there is, by the beginning of the endpoint's path. */
  private final Map<String, List<String>> ids = new HashMap<>();

  private String snapshot = "";

  @BeforeEach
  void numbers_are_everywhere() {
    world.outbox().pace(1);
    world.send(World.ADMINISTRATOR, "James");
    ApiClient administrator = administrator();
    Map<String, Object> request = new HashMap<>(families());
    request.put("numbers", List.of(TYPED));
    String all = select(administrator, request);
    Answer sent =
        administrator.post("/campaigns", campaign(administrator, all, "Bonjour", "ECONOMY"));
    assertThat(sent.status()).isEqualTo(201);
    clock.goOn(Duration.ofMinutes(5));
    world
        .theReplies()
        .from("+33639980001", "POTTER James", Optional.empty(), "Bonjour", Wish.NONE)
        .from("+33639980099", TYPED, Optional.empty(), "STOP", Wish.OPT_OUT);
    assertThat(world.outbox().messages())
        .extracting(OutboundSms::number)
        .allMatch(number -> number.digits().contains(HIDDEN));
    int messages = world.outbox().messages().size();
    ids.put("/campaigns/", List.of("1"));
    ids.put("/recap/", List.of("1", "2", Integer.toString(messages)));
    ids.put("/replies/", List.of("1", "2"));
    ids.put("/templates/", List.of("closure"));
    ids.put("/gateways/", List.of("sim"));
    ids.put("/saved-selections/", List.of("1"));
  }

  private ApiClient prepared(String user) {
    ApiClient client = as(user).signIn();
    snapshot = select(client, families());
    ids.put("/selections/", List.of(snapshot));
    return client;
  }

  /** All answers of all endpoints, by endpoint. */
  private Map<String, List<Answer>> answers(ApiClient client) {
    Map<String, List<Answer>> answers = new HashMap<>();
    for (Route route : servlet.routes()) {
      for (String path : paths(route)) {
        Answer answer = route.writes() ? client.post(path, body(route)) : client.get(path);
        if (!route.writes()) {
          assertThat(answer.status()).as(path).isEqualTo(200);
        }
        answers
            .computeIfAbsent(route.method() + " " + route.template(), r -> new ArrayList<>())
            .add(answer);
      }
    }
    return answers;
  }

  private List<String> paths(Route route) {
    String template = route.template().replace("/groups", "/groups?by=CAMPAIGN");
    if (template.equals("/people")) {
      return List.of("/people?q=potter");
    }
    if (template.equals("/history")) {
      return List.of("/history?record=FAMILY:F1");
    }
    if (!template.contains("{id}")) {
      return List.of(template);
    }
    String before = template.substring(0, template.indexOf("{id}"));
    assertThat(ids).as("say above which ids there are").containsKey(before);
    List<String> known = ids.get(before);
    return (route.writes() ? known.subList(0, 1) : known)
        .stream().map(id -> template.replace("{id}", id)).toList();
  }

  /** Bodies with which an endpoint answers with what it knows of people. */
  private Object body(Route route) {
    return switch (route.template()) {
      case "/selections" -> families();
      case "/preview" -> Map.of("snapshot", snapshot, "text", "Bonjour");
      case "/trials/price" ->
          Map.of(
              "snapshot",
              snapshot,
              "text",
              "Bonjour",
              "number",
              "06 12 34 56 78",
              "mode",
              "ECONOMY");
      case "/replies/{id}/read" -> Map.of("read", true);
      case "/opt-outs/withdraw" -> Map.of("reply", 2);
      default -> "{}";
    };
  }

  private static boolean tells(Answer answer) {
    String plain = answer.response().body().replaceAll("[\\s\\p{Z}./()+-]", "");
    return Stream.concat(Stream.of(HIDDEN), CELLS.stream()).anyMatch(plain::contains);
  }

  private Set<String> telling(String user) {
    Set<String> telling = new TreeSet<>();
    answers(prepared(user))
        .forEach(
            (endpoint, answers) -> {
              if (answers.stream().anyMatch(MaskedNumbersTest::tells)) {
                telling.add(endpoint);
              }
            });
    return telling;
  }

  @Test
  void no_answer_of_any_endpoint_tells_a_number_to_who_may_not_see_it() {
    assertThat(telling("remplacante")).isEmpty();
  }

  @Test
  void with_the_right_the_same_endpoints_tell_them_all() {
    assertThat(telling("admin"))
        .containsExactly(
            "GET /history",
            "GET /recap",
            "GET /recap.csv",
            "GET /recap.json",
            "GET /recap/{id}",
            "GET /replies",
            "GET /selections/{id}/ignored",
            "GET /selections/{id}/ignored.csv",
            "GET /selections/{id}/recipients",
            "GET /selections/{id}/recipients.csv",
            "POST /preview",
            "POST /selections");
  }

  @Test
  void a_masked_number_still_tells_the_country_and_the_last_two_digits() {
    ApiClient substitute = prepared("remplacante");
    assertThat(substitute.get("/recap?limit=1").json().at("/lines/0/number").asText())
        .matches("\\+33 6 •• •• •• \\d\\d");
    assertThat(
            substitute
                .get("/selections/" + snapshot + "/recipients.csv")
                .response()
                .body()
                .lines()
                .skip(1))
        .isNotEmpty()
        .allMatch(line -> line.matches("\"\\(\\+33\\) 6 •• •• •• \\d\\d\";.*"));
    assertThat(substitute.get("/replies").json().at("/replies/0/recipient").asText())
        .as("a typed number is its recipient's name")
        .isEqualTo("•• •• •• •• 99");
  }

  @Test
  void nobody_is_found_by_a_number_that_may_not_be_seen() {
    ApiClient substitute = prepared("remplacante");
    for (String path : List.of("/recap", "/recap/totals", "/recap.csv", "/recap.json")) {
      Answer refused = substitute.get(path + "?number=0639");
      assertThat(refused.status()).as(path).isEqualTo(403);
      assertThat(refused.code()).isEqualTo("numbers.not-allowed");
      assertThat(refused.json().at("/problems/0/field").asText()).isEqualTo("number");
    }
    assertThat(substitute.get("/recap/groups?by=MONTH&number=0639").status()).isEqualTo(403);
    assertThat(substitute.get("/recap?number=-").status()).as("no digit").isEqualTo(200);
    String lists = "/selections/" + snapshot;
    assertThat(total(substitute, lists + "/recipients?q=0639980")).isZero();
    assertThat(total(substitute, lists + "/ignored?q=0639980")).isZero();
    assertThat(total(substitute, lists + "/recipients?q=potter")).isPositive();
    ApiClient administrator = prepared("admin");
    lists = "/selections/" + snapshot;
    assertThat(total(administrator, lists + "/recipients?q=0639980")).isPositive();
    assertThat(total(administrator, lists + "/ignored?q=0639980")).isPositive();
  }

  private static int total(ApiClient client, String path) {
    return client.get(path).json().path("total").asInt();
  }

  @Test
  void a_stop_is_taken_back_without_seeing_the_number() {
    ApiClient substitute = as("remplacante").signIn();
    assertThat(world.theReplies().all()).hasSize(1);
    JsonNode withdrawn = substitute.post("/opt-outs/withdraw", Map.of("reply", 2)).json();
    assertThat(withdrawn.path("withdrawn").asBoolean()).isTrue();
    assertThat(world.theReplies().all()).isEmpty();
    assertThat(substitute.post("/opt-outs/withdraw", Map.of("reply", 99)).status()).isEqualTo(404);
    assertThat(substitute.post("/opt-outs/withdraw", Map.of()).status()).isEqualTo(400);
  }

  @Test
  void what_a_user_types_for_a_test_to_himself_stays_his() {
    ApiClient substitute = prepared("remplacante");
    Map<String, Object> trial = new HashMap<>();
    trial.put("number", "06 12 34 56 78");
    trial.put("mode", "ECONOMY");
    trial.put("text", "Bonjour");
    JsonNode price = substitute.post("/trials/price", trial).json();
    trial.put("confirmed", price);
    trial.put("key", UUID.randomUUID().toString());
    assertThat(substitute.post("/trials", trial).status()).isEqualTo(201);
    List<OutboundSms> sent = world.outbox().messages();
    assertThat(sent.get(sent.size() - 1).number().e164()).isEqualTo("+33612345678");
  }
}
