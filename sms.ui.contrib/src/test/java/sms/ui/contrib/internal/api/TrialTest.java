package sms.ui.contrib.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import sms.api.dispatch.Campaign;
import sms.api.dispatch.OutboundSms;
import sms.api.gateway.SenderId;
import sms.api.host.SendingLimits;
import sms.ui.contrib.internal.api.ApiClient.Answer;

/** A test to oneself: one SMS, the previewed text, its price agreed to. */
class TrialTest extends ApiTest {
  private static Map<String, Object> trial(String text, String number) {
    Map<String, Object> body = new HashMap<>();
    body.put("text", text);
    body.put("number", number);
    body.put("mode", "STANDARD");
    return body;
  }

  private static Answer confirm(ApiClient client, Map<String, Object> body) {
    body.put("confirmed", client.post("/trials/price", body).json());
    body.put("key", UUID.randomUUID().toString());
    return client.post("/trials", body);
  }

  @Test
  void it_says_what_the_preview_says_and_is_one_sms_in_the_recap() {
    ApiClient secretary = secretary();
    String snapshot = select(secretary, families("3e A"));
    JsonNode sample =
        secretary
            .post("/preview", Map.of("snapshot", snapshot, "text", "Cher #PRENOM", "at", 3))
            .json()
            .path("sample");
    Map<String, Object> body = trial("Cher #PRENOM", "06 39 98 00 07");
    body.put("snapshot", snapshot);
    body.put("at", 3);
    assertThat(confirm(secretary, body).status()).isEqualTo(201);
    assertThat(world.outbox().messages()).hasSize(1);
    OutboundSms sms = world.outbox().messages().get(0);
    assertThat(sms.text()).isEqualTo(sample.path("text").asText()).startsWith("Cher ");
    assertThat(sms.number().e164()).isEqualTo("+33639980007");
    assertThat(sms.name()).isEqualTo("Test – Odile Martin");
    assertThat(sms.cost().micros()).isEqualTo(45_000);
    Campaign campaign = world.outbox().campaigns().get(0);
    assertThat(campaign.confirmedParts()).isEqualTo(1);
    assertThat(campaign.selection()).isEqualTo("Test à soi-même");
  }

  @Test
  void a_number_that_is_none_is_told_beside_its_field_and_nothing_leaves() {
    for (String number : new String[] {"", "12", "x".repeat(200)}) {
      Answer refused = secretary().post("/trials/price", trial("Bonjour", number));
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.json().at("/problems/0/field").asText()).isEqualTo("number");
    }
    assertThat(world.outbox().messages()).isEmpty();
  }

  @Test
  void a_text_that_has_no_value_for_nobody_is_told() {
    Answer refused = secretary().post("/trials/price", trial("Cher #PRENOM", "0639980007"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("keyword.no-value");
  }

  @Test
  void another_price_than_the_confirmed_one_sends_nothing() {
    ApiClient secretary = secretary();
    Map<String, Object> body = trial("Bonjour", "0639980007");
    body.put("confirmed", secretary.post("/trials/price", body).json());
    body.put("key", UUID.randomUUID().toString());
    world.theComposer().tail("ê".repeat(100));
    Answer changed = secretary.post("/trials", body);
    assertThat(changed.status()).isEqualTo(409);
    assertThat(changed.json().at("/price/parts").asInt()).isEqualTo(2);
    assertThat(world.outbox().messages()).isEmpty();
  }

  @Test
  void a_second_click_is_the_same_test() {
    ApiClient secretary = secretary();
    Map<String, Object> body = trial("Bonjour", "0639980007");
    assertThat(confirm(secretary, body).status()).isEqualTo(201);
    assertThat(secretary.post("/trials", body).status()).isEqualTo(200);
    assertThat(world.outbox().messages()).hasSize(1);
  }

  @Test
  void it_counts_and_is_refused_where_the_quota_is_used_up() {
    world
        .outbox()
        .limits(new SendingLimits(OptionalLong.of(0), OptionalLong.of(1), OptionalLong.empty()));
    assertThat(confirm(secretary(), trial("Bonjour", "0639980007")).status()).isEqualTo(201);
    Answer refused = confirm(secretary(), trial("Bonjour", "0639980007"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("send.quota.user");
  }

  @Test
  void it_shows_the_chosen_sender() {
    world.outbox().senders(new SenderId("CHARLEMAGNE"));
    Map<String, Object> body = trial("Bonjour", "0639980007");
    body.put("sender", "CHARLEMAGNE");
    assertThat(confirm(secretary(), body).status()).isEqualTo(201);
    assertThat(world.outbox().campaigns().get(0).sender()).contains(new SenderId("CHARLEMAGNE"));
  }
}
