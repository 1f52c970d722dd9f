package sms.ui.contrib.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import sms.api.compose.Purpose;
import sms.api.gateway.SenderId;
import sms.api.host.SendingLimits;
import sms.ui.contrib.internal.api.ApiClient.Answer;

/** Thresholds, quotas, senders and purposes, from the page to the campaign. */
class AllowanceTest extends ApiTest {
  private Map<String, Object> campaign(ApiClient secretary) {
    String snapshot = select(secretary, families("3e A"));
    return campaign(secretary, snapshot, "Bonjour", "ECONOMY");
  }

  private static SendingLimits limits(OptionalLong threshold, OptionalLong user) {
    return new SendingLimits(threshold, user, OptionalLong.empty());
  }

  @Test
  void the_page_is_told_what_may_be_sent_today() {
    world.outbox().limits(limits(OptionalLong.of(50), OptionalLong.of(100)));
    world.outbox().senders(new SenderId("CHARLEMAGNE"));
    ApiClient secretary = secretary();
    Map<String, Object> body = campaign(secretary);
    body.put("largeConfirmed", true);
    secretary.post("/campaigns", body);
    long sent = world.outbox().campaigns().get(0).confirmedParts();

    JsonNode allowance = secretary.get("/allowance").json();

    assertThat(allowance.path("confirmAbove").asLong()).isEqualTo(50);
    assertThat(allowance.path("userPerDay").asLong()).isEqualTo(100);
    assertThat(allowance.has("schoolPerDay")).isFalse();
    assertThat(allowance.path("usedByUser").asLong()).isEqualTo(sent);
    assertThat(allowance.path("remaining").asLong()).isEqualTo(100 - sent);
    assertThat(allowance.at("/senders/0").asText()).isEqualTo("CHARLEMAGNE");
  }

  @Test
  void a_batch_above_the_threshold_is_sent_after_one_more_confirmation() {
    world.outbox().limits(limits(OptionalLong.of(2), OptionalLong.empty()));
    ApiClient secretary = secretary();
    Map<String, Object> body = campaign(secretary);

    Answer asked = secretary.post("/campaigns", body);
    assertThat(asked.status()).isEqualTo(422);
    assertThat(asked.code()).isEqualTo("send.threshold");
    assertThat(asked.json().at("/threshold/threshold").asInt()).isEqualTo(2);
    assertThat(asked.json().at("/threshold/parts").asInt()).isGreaterThan(2);
    assertThat(world.outbox().campaigns()).isEmpty();

    body.put("largeConfirmed", true);
    assertThat(secretary.post("/campaigns", body).status()).isEqualTo(201);
    assertThat(world.outbox().campaigns().get(0).largeConfirmed()).isTrue();
  }

  @Test
  void more_than_the_quota_is_refused_with_its_figures() {
    world.outbox().limits(limits(OptionalLong.empty(), OptionalLong.of(1)));
    ApiClient secretary = secretary();

    Answer answer = secretary.post("/campaigns", campaign(secretary));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("send.quota.user");
    JsonNode quota = answer.json().path("quota");
    assertThat(quota.path("scope").asText()).isEqualTo("USER");
    assertThat(quota.path("limit").asInt()).isEqualTo(1);
    assertThat(quota.path("used").asInt()).isZero();
    assertThat(quota.path("parts").asInt()).isGreaterThan(1);
  }

  @Test
  void a_sender_is_passed_on_and_without_one_the_gateway_has_its_own() {
    ApiClient secretary = secretary();
    Map<String, Object> body = campaign(secretary);
    body.put("sender", " CHARLEMAGNE ");
    assertThat(secretary.post("/campaigns", body).status()).isEqualTo(201);
    assertThat(secretary.post("/campaigns", campaign(secretary)).status()).isEqualTo(201);
    assertThat(world.outbox().campaigns().get(0).sender()).contains(new SenderId("CHARLEMAGNE"));
    assertThat(world.outbox().campaigns().get(1).sender()).isEqualTo(Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"AB", "0612345678", "Collège", "TWELVECHARSX", "<script>"})
  void a_sender_that_nobody_may_be_called_is_told_at_its_field(String sender) {
    ApiClient secretary = secretary();
    Map<String, Object> body = campaign(secretary);
    body.put("sender", sender);
    Answer answer = secretary.post("/campaigns", body);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("sender.form");
    assertThat(answer.json().at("/problems/0/field").asText()).isEqualTo("sender");
  }

  @ParameterizedTest
  @EnumSource(
      value = Purpose.class,
      names = {"EMERGENCY", "OPERATIONAL", "INFORMATION"})
  void what_it_is_for_is_what_the_user_says_before_what_the_template_says(Purpose purpose) {
    ApiClient secretary = secretary();
    Map<String, Object> body = campaign(secretary);
    body.put("purpose", purpose.name());
    body.put("template", "closure");
    assertThat(secretary.post("/campaigns", body).status()).isEqualTo(201);
    assertThat(world.outbox().campaigns().get(0).purpose()).isEqualTo(purpose);
  }

  @Test
  void credentials_are_not_a_purpose_to_choose() {
    ApiClient secretary = secretary();
    Map<String, Object> body = campaign(secretary);
    body.put("purpose", "CREDENTIALS");
    Answer answer = secretary.post("/campaigns", body);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("purpose.credentials");
  }
}
