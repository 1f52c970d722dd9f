package sms.ui.contrib.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import sms.ui.contrib.internal.api.ApiClient.Answer;

/** Who may call what: made from the endpoints that there are, so that a new one is in it too. */
class AccessTest extends ApiTest {
  private static Answer call(ApiClient client, Route route) {
    String path = route.template().replace("{id}", "1").replace("/groups", "/groups?by=MONTH");
    return route.writes() ? client.post(path, "{}") : client.get(path);
  }

  @Test
  void nobody_gets_anything_without_being_signed_in() {
    assertThat(servlet.routes()).hasSizeGreaterThan(15);
    for (Route route : servlet.routes()) {
      Answer answer = call(as(""), route);
      assertThat(answer.status()).as(route.template()).isEqualTo(401);
      assertThat(answer.code()).isEqualTo("signed-out");
    }
  }

  @Test
  void a_blocked_user_gets_what_is_for_everybody_and_nothing_of_what_sends() {
    ApiClient blocked = as("bloque").signIn();
    for (Route route : servlet.routes()) {
      Answer answer = call(blocked, route);
      if (route.access() == Access.SENDER) {
        assertThat(answer.status()).as(route.template()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("blocked");
      } else if (route.access() == Access.ADMINISTRATOR) {
        assertThat(answer.status()).as(route.template()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("not-administrator");
      } else if (route.access() == Access.RECAP_OF_ALL) {
        assertThat(answer.status()).as(route.template()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("recap.not-of-all");
      } else if (route.access() == Access.CREDENTIALS) {
        assertThat(answer.status()).as(route.template()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("credentials.not-allowed");
      } else {
        assertThat(answer.status()).as(route.template()).isIn(200, 404);
      }
    }
  }

  @Test
  void
      only_session_recap_history_replies_progress_cancel_and_resolve_are_for_users_who_may_not_send() {
    assertThat(servlet.routes().stream().filter(r -> r.access() == Access.SIGNED_IN))
        .extracting(Route::template)
        .containsExactlyInAnyOrder(
            "/session",
            "/recap",
            "/recap.csv",
            "/recap.json",
            "/recap/totals",
            "/recap/groups",
            "/recap/prefixes",
            "/recap/senders",
            "/recap/{id}",
            "/recap/{id}/resolve",
            "/history",
            "/replies",
            "/replies/{id}/read",
            "/campaigns/{id}",
            "/campaigns/{id}/cancel");
  }

  @Test
  void only_administrators_see_the_gateways() {
    assertThat(servlet.routes().stream().filter(r -> r.access() == Access.ADMINISTRATOR))
        .extracting(Route::template)
        .contains("/gateways", "/gateways/{id}/test", "/legacy");
    assertThat(secretary().get("/gateways").code()).isEqualTo("not-administrator");
    assertThat(administrator().get("/gateways").status()).isEqualTo(200);
  }

  @Test
  void only_who_sees_the_recap_of_all_compares_an_invoice() {
    assertThat(servlet.routes().stream().filter(r -> r.access() == Access.RECAP_OF_ALL))
        .extracting(Route::template)
        .containsExactlyInAnyOrder("/invoice", "/invoice/differences");
    assertThat(secretary().post("/invoice", "{}").code()).isEqualTo("recap.not-of-all");
  }

  @Test
  void only_administrators_see_the_journal() {
    assertThat(servlet.routes().stream().filter(r -> r.template().startsWith("/journal")))
        .hasSize(4)
        .allMatch(route -> route.access() == Access.ADMINISTRATOR);
    assertThat(secretary().get("/journal").code()).isEqualTo("not-administrator");
    assertThat(administrator().get("/journal").status()).isEqualTo(200);
  }

  @Test
  void a_secretary_is_let_in_everywhere_but_to_the_settings() {
    ApiClient secretary = secretary();
    for (Route route :
        servlet.routes().stream()
            .filter(r -> r.access() == Access.SIGNED_IN || r.access() == Access.SENDER)
            .toList()) {
      assertThat(call(secretary, route).status())
          .as(route.template())
          .isNotIn(401, 403, 405, 500, 503);
    }
  }

  @Test
  void what_another_user_sent_is_neither_seen_nor_cancelled() {
    ApiClient administrator = administrator();
    String snapshot = select(administrator, families("3e A"));
    long id =
        administrator
            .post("/campaigns", campaign(administrator, snapshot, "Bonjour", "ECONOMY"))
            .json()
            .path("id")
            .asLong();
    ApiClient secretary = secretary();
    assertThat(secretary.get("/campaigns/" + id).status()).isEqualTo(404);
    assertThat(secretary.post("/campaigns/" + id + "/cancel", "{}").status()).isEqualTo(404);
    assertThat(secretary.get("/recap").json().path("lines")).isEmpty();
    assertThat(secretary.get("/recap?user=admin").json().path("lines")).isEmpty();
    assertThat(secretary.get("/recap/1").status()).isEqualTo(404);
    assertThat(administrator.get("/campaigns/" + id).status()).isEqualTo(200);
    assertThat(administrator.get("/recap").json().path("lines")).isNotEmpty();
  }

  @Test
  void a_selection_of_another_user_is_as_if_it_were_not_there() {
    String snapshot = select(administrator(), families("3e A"));
    ApiClient secretary = secretary();
    assertThat(secretary.get("/selections/" + snapshot + "/recipients").status()).isEqualTo(410);
    assertThat(secretary.post("/preview", Map.of("snapshot", snapshot, "text", "Bonjour")).status())
        .isEqualTo(410);
  }

  @Test
  void a_write_needs_the_token_of_its_own_user() {
    ApiClient secretary = secretary();
    String other = administrator().get("/session").json().path("csrf").asText();
    assertThat(secretary.post("/selections", families()).status()).isEqualTo(200);
    for (String token : List.of("", "x", other)) {
      Answer answer = secretary.post("/selections", families(), Map.of("X-SMS-CSRF", token));
      assertThat(answer.status()).as(token).isEqualTo(403);
      assertThat(answer.code()).isEqualTo("csrf.token");
    }
  }

  @Test
  void a_request_from_another_site_is_refused_even_with_the_token() {
    ApiClient secretary = secretary();
    String here = server.address().toString();
    for (Map<String, String> headers :
        List.of(
            Map.of("Sec-Fetch-Site", "cross-site"),
            Map.of("Sec-Fetch-Site", "same-site"),
            Map.of("Sec-Fetch-Site", "none"),
            Map.of("Origin", "https://evil.example"),
            Map.of("Origin", "null"),
            Map.of("Origin", here + "0"))) {
      Answer answer = secretary.post("/selections", families(), headers);
      assertThat(answer.status()).as("%s", headers).isEqualTo(403);
      assertThat(answer.code()).isEqualTo("csrf.origin");
    }
    assertThat(secretary.get("/recap", Map.of("Sec-Fetch-Site", "cross-site")).status())
        .isEqualTo(403);
    assertThat(secretary.get("/recap", Map.of("Sec-Fetch-Site", "none")).status()).isEqualTo(200);
    assertThat(secretary.post("/selections", families(), Map.of("Origin", here)).status())
        .isEqualTo(200);
    assertThat(
            secretary
                .post("/selections", families(), Map.of("Sec-Fetch-Site", "same-origin"))
                .status())
        .isEqualTo(200);
  }

  @Test
  void a_form_of_another_page_cannot_pass_for_json() {
    for (String type :
        List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data")) {
      Answer answer = secretary().post("/selections", families(), Map.of("Content-Type", type));
      assertThat(answer.status()).as(type).isEqualTo(415);
    }
    assertThat(
            secretary()
                .post(
                    "/selections",
                    families(),
                    Map.of("Content-Type", "application/json; charset=utf-8"))
                .status())
        .isEqualTo(200);
  }

  @Test
  void every_answer_forbids_caching_sniffing_and_framing() {
    for (Answer answer :
        List.of(as("").get("/session"), secretary().get("/session"), secretary().get("/nothing"))) {
      assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answer.header("Content-Security-Policy"))
          .contains("default-src 'none'")
          .contains("frame-ancestors 'none'");
      assertThat(answer.header("Content-Type")).isEqualTo("application/json;charset=utf-8");
    }
  }
}
