package sms.ui.contrib.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sms.api.compose.Purpose;
import sms.api.dispatch.Campaign;
import sms.api.dispatch.OutboundSms;
import sms.api.recap.RecapQuery;
import sms.ui.contrib.internal.api.ApiClient.Answer;

/** From the preview to the recap. */
class CampaignTest extends ApiTest {
  @Test
  void the_preview_tells_parts_and_price_by_mode_and_the_text_of_a_recipient() {
    ApiClient secretary = secretary();
    JsonNode selection = secretary.post("/selections", families("3e A")).json();
    int count = selection.path("messages").asInt();
    String key = selection.at("/recipients/rows/1/key").asText();
    JsonNode preview =
        secretary
            .post(
                "/preview",
                Map.of(
                    "snapshot",
                    selection.path("snapshot").asText(),
                    "text",
                    "Fête de la #CLASSE",
                    "recipient",
                    key))
            .json();
    assertThat(preview.path("messages").asInt()).isEqualTo(count);
    assertThat(preview.path("parts").asInt()).isEqualTo(count);
    assertThat(preview.path("ucs2").asInt()).isEqualTo(count);
    assertThat(preview.at("/modes/0/mode").asText()).isEqualTo("ECONOMY");
    assertThat(preview.at("/modes/0/cost/micros").asLong()).isEqualTo(count * 35_000L);
    assertThat(preview.at("/modes/2/cost/micros").asLong()).isEqualTo(count * 62_000L);
    assertThat(preview.at("/sample/key").asText()).isEqualTo(key);
    assertThat(preview.at("/sample/at").asInt()).isEqualTo(1);
    assertThat(preview.at("/sample/text").asText()).isEqualTo("Fête de la 3e A");
    assertThat(preview.at("/sample/encoding").asText()).isEqualTo("UCS2");
  }

  @Test
  void who_is_blocked_is_told_with_the_reason_and_gets_nothing() {
    ApiClient secretary = secretary();
    Map<String, Object> request = new HashMap<>(families("3e A"));
    request.put("numbers", List.of("06 39 98 12 34"));
    String snapshot = select(secretary, request);
    JsonNode preview =
        secretary.post("/preview", Map.of("snapshot", snapshot, "text", "Cher #PRENOM")).json();
    assertThat(preview.path("blockedTotal").asInt()).isEqualTo(1);
    assertThat(preview.at("/blocked/0/problem/code").asText()).isEqualTo("keyword.no-value");
    Answer sent =
        secretary.post("/campaigns", campaign(secretary, snapshot, "Cher #PRENOM", "ECONOMY"));
    assertThat(sent.status()).isEqualTo(201);
    assertThat(world.outbox().messages())
        .hasSize(preview.path("messages").asInt())
        .extracting(OutboundSms::name)
        .doesNotContain("06 39 98 12 34");
  }

  @Test
  void what_was_confirmed_leaves_with_all_that_the_recap_needs() {
    ApiClient secretary = secretary();
    String snapshot = select(secretary, families("3e A"));
    Map<String, Object> body = campaign(secretary, snapshot, "Bonjour #PRENOM", "PREMIUM");
    body.put("template", "closure");
    Answer sent = secretary.post("/campaigns", body);
    assertThat(sent.status()).isEqualTo(201);
    Campaign campaign = world.outbox().campaigns().get(0);
    assertThat(campaign.userId()).isEqualTo("secretaire");
    assertThat(campaign.userName()).isEqualTo("Odile Martin");
    assertThat(campaign.workstation()).isEqualTo("ACCUEIL-2");
    assertThat(campaign.text()).isEqualTo("Bonjour #PRENOM");
    assertThat(campaign.selection()).isEqualTo("Familles des 3e A");
    assertThat(campaign.purpose()).isEqualTo(Purpose.OPERATIONAL);
    assertThat(campaign.templateId()).contains("closure");
    assertThat(campaign.notBefore()).isEmpty();
    assertThat(campaign.expires()).isEqualTo(NOW.plus(Duration.ofHours(24)));
    assertThat(campaign.confirmedParts()).isEqualTo(world.outbox().messages().size());
    OutboundSms first = world.outbox().messages().get(0);
    assertThat(first.text()).startsWith("Bonjour ").doesNotContain("#");
    assertThat(first.record()).isPresent();
    assertThat(sent.json().path("messages").asInt()).isEqualTo(world.outbox().messages().size());
  }

  @Test
  void a_predefined_message_reaches_everybody_in_their_language_as_it_was_shown_and_priced() {
    ApiClient secretary = secretary();
    JsonNode closure = secretary.get("/templates").json().at("/templates/0");
    String french = closure.path("body").asText();
    String english = closure.at("/translations/en").asText();
    JsonNode selection = secretary.post("/selections", families()).json();
    JsonNode row = row(selection, "ADZO ");
    Map<String, Object> body = new HashMap<>();
    body.put("snapshot", selection.path("snapshot").asText());
    body.put("text", french);
    body.put("template", closure.path("id").asText());
    body.put("recipient", row.path("key").asText());
    JsonNode preview = secretary.post("/preview", body).json();
    assertThat(preview.at("/sample/text").asText()).isEqualTo(english);

    body.remove("recipient");
    body.put("key", UUID.randomUUID().toString());
    body.put("mode", preview.at("/modes/0/mode").asText());
    body.put(
        "confirmed",
        Map.of(
            "messages", preview.path("messages"),
            "parts", preview.path("parts"),
            "cost", preview.at("/modes/0/cost")));
    assertThat(secretary.post("/campaigns", body).status()).isEqualTo(201);

    List<OutboundSms> sent = world.outbox().messages();
    assertThat(sent).filteredOn(sms -> sms.name().startsWith("ADZO ")).isNotEmpty();
    assertThat(sent)
        .allSatisfy(
            sms ->
                assertThat(sms.text())
                    .isEqualTo(sms.name().startsWith("ADZO ") ? english : french));
    assertThat(sent.stream().mapToLong(OutboundSms::parts).sum())
        .isEqualTo(preview.path("parts").asLong())
        .isEqualTo(world.outbox().campaigns().get(0).confirmedParts());
    assertThat(sent.stream().mapToLong(sms -> sms.cost().micros()).sum())
        .isEqualTo(preview.at("/modes/0/cost/micros").asLong());
  }

  @Test
  void a_predefined_message_that_was_changed_goes_to_everybody_as_it_stands() {
    ApiClient secretary = secretary();
    JsonNode closure = secretary.get("/templates").json().at("/templates/0");
    String changed = closure.path("body").asText() + " Bon courage.";
    String snapshot = select(secretary, families());
    Map<String, Object> body = campaign(secretary, snapshot, changed, "ECONOMY");
    body.put("template", closure.path("id").asText());
    assertThat(secretary.post("/campaigns", body).status()).isEqualTo(201);
    assertThat(world.outbox().messages())
        .isNotEmpty()
        .allSatisfy(sms -> assertThat(sms.text()).isEqualTo(changed));
  }

  private static JsonNode row(JsonNode selection, String name) {
    for (JsonNode row : selection.at("/recipients/rows")) {
      if (row.path("name").asText().startsWith(name)) {
        return row;
      }
    }
    throw new AssertionError("nobody whose name begins with " + name);
  }

  @Test
  void a_second_click_is_the_same_campaign() {
    ApiClient secretary = secretary();
    String snapshot = select(secretary, families("3e A"));
    Map<String, Object> body = campaign(secretary, snapshot, "Bonjour", "ECONOMY");
    JsonNode first = secretary.post("/campaigns", body).json();
    Answer second = secretary.post("/campaigns", body);
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.json().path("already").asBoolean()).isTrue();
    assertThat(second.json().path("id")).isEqualTo(first.path("id"));
    assertThat(world.outbox().campaigns()).hasSize(1);
  }

  @Test
  void figures_that_changed_since_the_confirmation_stop_it_and_are_told() {
    ApiClient secretary = secretary();
    String snapshot = select(secretary, families("3e A"));
    Map<String, Object> body = campaign(secretary, snapshot, "Bonjour", "ECONOMY");
    world.theComposer().tail("ê".repeat(100));
    Answer answer = secretary.post("/campaigns", body);
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("figures.changed");
    JsonNode figures = answer.json().path("figures");
    assertThat(figures.path("parts").asInt()).isEqualTo(2 * figures.path("messages").asInt());
    assertThat(world.outbox().campaigns()).isEmpty();
    body.put(
        "confirmed",
        Map.of(
            "messages", figures.path("messages"),
            "parts", figures.path("parts"),
            "cost", figures.path("cost")));
    assertThat(secretary.post("/campaigns", body).status()).isEqualTo(201);
  }

  @Test
  void a_price_in_another_currency_or_of_a_cent_less_is_not_what_was_confirmed() {
    ApiClient secretary = secretary();
    String snapshot = select(secretary, families("3e A"));
    Map<String, Object> body = campaign(secretary, snapshot, "Bonjour", "ECONOMY");
    JsonNode confirmed = ApiClient.JSON.valueToTree(body.get("confirmed"));
    for (Map<String, Object> cost :
        List.<Map<String, Object>>of(
            Map.of("micros", confirmed.at("/cost/micros").asLong(), "currency", "CHF"),
            Map.of("micros", confirmed.at("/cost/micros").asLong() - 1, "currency", "EUR"))) {
      body.put(
          "confirmed",
          Map.of(
              "messages", confirmed.path("messages"),
              "parts", confirmed.path("parts"),
              "cost", cost));
      assertThat(secretary.post("/campaigns", body).status()).isEqualTo(409);
    }
    body.remove("confirmed");
    assertThat(secretary.post("/campaigns", body).status()).isEqualTo(400);
    assertThat(world.outbox().campaigns()).isEmpty();
  }

  @Test
  void nothing_is_sent_from_an_expired_selection() {
    ApiClient secretary = secretary();
    String snapshot = select(secretary, families("3e A"));
    Map<String, Object> body = campaign(secretary, snapshot, "Bonjour", "ECONOMY");
    clock.goOn(Duration.ofHours(2));
    assertThat(secretary.post("/campaigns", body).status()).isEqualTo(410);
    assertThat(world.outbox().campaigns()).isEmpty();
  }

  @Test
  void nothing_is_sent_to_nobody_nor_by_a_mode_that_is_gone() {
    ApiClient secretary = secretary();
    String nobody = select(secretary, Map.of("source", "FAMILY", "numbers", List.of()));
    assertThat(nobody).isNotEmpty();
    String empty = select(secretary, Map.of());
    Map<String, Object> body = campaign(secretary, nobody, "Bonjour", "ECONOMY");
    body.put("snapshot", empty);
    assertThat(secretary.post("/campaigns", body).code()).isEqualTo("selection.empty");
    body.put("snapshot", nobody);
    world.outbox().offers(world.outbox().offers().subList(1, 3));
    Answer gone = secretary.post("/campaigns", body);
    assertThat(gone.status()).isEqualTo(422);
    assertThat(gone.code()).isEqualTo("mode.gone");
    body.put("mode", "LEGACY");
    assertThat(secretary.post("/campaigns", body).code()).isEqualTo("mode.gone");
  }

  @Test
  void secrets_are_neither_offered_nor_taken() {
    assertThat(secretary().get("/keywords").json().path("keywords"))
        .extracting(keyword -> keyword.path("name").asText())
        .containsExactly("PRENOM", "CLASSE", "SITE");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-25, 18:30,        , 2026-11-25T17:30:00Z",
    "2027-03-28, 03:00,        , 2027-03-28T01:00:00Z",
    "2027-10-31, 02:30, EARLIER, 2027-10-31T00:30:00Z",
    "2027-10-31, 02:30, LATER  , 2027-10-31T01:30:00Z",
  })
  void a_deferred_send_leaves_at_the_schools_own_time(
      String date, String time, String hour, Instant expected) {
    ApiClient secretary = secretary();
    Map<String, Object> deferral = new HashMap<>(Map.of("date", date, "time", time));
    deferral.put("hour", hour);
    assertThat(secretary.post("/deferrals", deferral).json().path("at").asLong())
        .isEqualTo(expected.toEpochMilli());
    String snapshot = select(secretary, families("3e A"));
    Map<String, Object> body = campaign(secretary, snapshot, "Bonjour", "ECONOMY");
    body.put("notBefore", deferral);
    assertThat(secretary.post("/campaigns", body).status()).isEqualTo(201);
    Campaign campaign = world.outbox().campaigns().get(0);
    assertThat(campaign.notBefore()).contains(expected);
    assertThat(campaign.expires()).isEqualTo(expected.plus(Duration.ofHours(24)));
  }

  @ParameterizedTest
  @CsvSource({
    "2027-03-28, 02:30, defer.no-such-time, notBefore.time",
    "2027-10-31, 02:30, defer.twice       , notBefore.hour",
    "2026-11-24, 13:10, defer.past        , notBefore.time",
    "2028-01-01, 08:00, defer.too-far     , notBefore.date",
    "2026-02-30, 08:00, defer.date        , notBefore.date",
    "''        , 08:00, defer.date        , notBefore.date",
    "2026-11-25, 25:00, defer.time        , notBefore.time",
  })
  void a_time_that_cannot_be_is_told_at_its_field(
      String date, String time, String code, String field) {
    Answer answer = secretary().post("/deferrals", Map.of("date", date, "time", time));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.json().at("/problems/0/field").asText()).isEqualTo(field);
  }

  @Test
  void progress_is_told_and_what_has_not_left_can_be_taken_back() {
    ApiClient secretary = secretary();
    String snapshot = select(secretary, families());
    Map<String, Object> body = campaign(secretary, snapshot, "Bonjour", "ECONOMY");
    long id = secretary.post("/campaigns", body).json().path("id").asLong();
    clock.goOn(Duration.ofSeconds(1));
    JsonNode progress = secretary.get("/campaigns/" + id).json();
    assertThat(progress.path("settled").asBoolean()).isFalse();
    assertThat(progress.at("/states/QUEUED").asInt()).isPositive();
    JsonNode cancelled = secretary.post("/campaigns/" + id + "/cancel", "{}").json();
    assertThat(cancelled.path("cancelled").asInt()).isPositive();
    assertThat(cancelled.path("left").asInt()).isPositive();
    assertThat(secretary.get("/campaigns/" + id).json().at("/states/CANCELLED").asInt())
        .isEqualTo(cancelled.path("cancelled").asInt());
  }

  @Test
  void the_recap_lists_pages_filters_sums_and_tells_all_about_one() {
    ApiClient secretary = secretary();
    String snapshot = select(secretary, families());
    secretary.post("/campaigns", campaign(secretary, snapshot, "Bonjour", "STANDARD"));
    clock.goOn(Duration.ofMinutes(5));
    JsonNode page = secretary.get("/recap?limit=10").json();
    assertThat(page.path("lines")).hasSize(10);
    long last = page.at("/lines/9/id").asLong();
    JsonNode next = secretary.get("/recap?limit=10&before=" + page.path("next").asLong()).json();
    assertThat(next.at("/lines/0/id").asLong()).isEqualTo(last - 1);
    assertThat(secretary.get("/recap?recipient=potter").json().at("/lines/0/recipient").asText())
        .contains("POTTER");
    assertThat(secretary.get("/recap?number=06 39 98 00".replace(" ", "+")).json().path("lines"))
        .isNotEmpty();
    assertThat(secretary.get("/recap?from=2026-11-25").json().path("lines")).isEmpty();
    assertThat(secretary.get("/recap?from=2026-11-24&to=2026-11-24").json().path("lines"))
        .isNotEmpty();
    assertThat(secretary.get("/recap?to=2026-11-23").json().path("lines")).isEmpty();
    JsonNode totals = secretary.get("/recap/totals").json();
    assertThat(totals.at("/modes/STANDARD/parts").asInt())
        .isEqualTo(totals.at("/total/parts").asInt())
        .isPositive();
    assertThat(totals.at("/modes/LEGACY/parts").asInt()).isZero();
    JsonNode senders = secretary.get("/recap/senders").json();
    assertThat(senders.at("/users/0/name").asText()).isEqualTo("Odile Martin");
    assertThat(senders.at("/workstations/0").asText()).isEqualTo("ACCUEIL-2");
    JsonNode trail = secretary.get("/recap/" + last).json();
    assertThat(trail.path("text").asText()).isEqualTo("Bonjour");
    assertThat(trail.path("events").size()).isGreaterThan(1);
  }

  private void sent() {
    ApiClient secretary = secretary();
    String snapshot = select(secretary, families());
    secretary.post("/campaigns", campaign(secretary, snapshot, "Bonjour à tous", "STANDARD"));
    clock.goOn(Duration.ofMinutes(5));
  }

  @Test
  void the_totals_are_told_apart_and_the_parts_are_the_whole() {
    sent();
    long whole = secretary().get("/recap/totals").json().at("/total/parts").asLong();
    for (String by : List.of("USER", "WORKSTATION", "MONTH", "CAMPAIGN")) {
      JsonNode groups = secretary().get("/recap/groups?by=" + by).json().path("groups");
      assertThat(groups).as(by).hasSize(1);
      assertThat(groups.at("/0/total/parts").asLong()).as(by).isEqualTo(whole).isPositive();
    }
    assertThat(secretary().get("/recap/groups?by=MONTH").json().at("/groups/0/key").asText())
        .isEqualTo("2026-11");
    assertThat(secretary().get("/recap/groups?by=WEEK").status()).isEqualTo(400);
    assertThat(secretary().get("/recap/groups").status()).isEqualTo(400);
    assertThat(secretary().get("/recap/groups?by=USER&user=admin").json().path("groups")).isEmpty();
  }

  @Test
  void the_recap_is_a_file_of_all_that_the_filters_fit_for_a_spreadsheet_or_a_program() {
    for (int i = 0; i < 3; i++) {
      sent();
    }
    int all = secretary().get("/recap.json").json().size();
    assertThat(all).as("more than a page").isGreaterThan(RecapQuery.MAX_LIMIT);

    Answer sheet = secretary().get("/recap.csv?recipient=potter");
    assertThat(world.journal())
        .extracting(entry -> entry.who() + " " + entry.subject())
        .containsExactly(
            "secretaire file recapitulatif-sms-2026-11-24.json",
            "secretaire file recapitulatif-sms-2026-11-24.csv");
    assertThat(sheet.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"recapitulatif-sms-2026-11-24.csv\"");
    List<String> rows = sheet.response().body().lines().toList();
    assertThat(rows.get(0))
        .isEqualTo(
            "\uFEFF\"Validé le\";\"Envoyé le\";\"Destinataire\";\"N° de téléphone\";\"État\";"
                + "\"Depuis le\";\"Raison\";\"SMS\";\"Coût\";\"Devise\";\"Mode\";"
                + "\"Nom utilisateur\";\"Nom poste\";\"Envoi n°\"");
    assertThat(rows.get(1))
        .matches(
            "\"2026-11-24 \\d\\d:\\d\\d\";\"2026-11-24 \\d\\d:\\d\\d\";\"POTTER [A-Z][a-z]+\";"
                + "\"\\(\\+33\\) 6 [0-9 ]+\";\"Reçu\";\"2026-11-24 \\d\\d:\\d\\d\";\"\";\"1\";\"0,045\";"
                + "\"EUR\";\"Standard\";\"Odile Martin\";\"ACCUEIL-2\";\"\\d\"");
    assertThat(rows.size()).isLessThan(all);

    assertThat(secretary().get("/recap.csv?lang=en").response().body())
        .contains("\"Received\"")
        .contains("\"0.045\"");
    assertThat(secretary().get("/recap.csv").response().body().lines()).hasSize(all + 1);
    assertThat(as("bloque").signIn().get("/recap.json").json()).as("one's own").isEmpty();
  }

  @Test
  void sms_are_found_by_their_words_by_those_who_may_read_them_and_by_their_template() {
    sent();
    assertThat(administrator().get("/recap?text=bonjour+%C3%80+tous").json().path("lines"))
        .isNotEmpty();
    assertThat(administrator().get("/recap?text=au+revoir").json().path("lines")).isEmpty();
    assertThat(administrator().get("/recap?template=nowhere").json().path("lines")).isEmpty();
    assertThat(as("bloque").signIn().get("/recap?text=bonjour").json().path("lines")).isEmpty();
  }
}
