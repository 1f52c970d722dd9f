package sms.ui.contrib.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sms.ui.contrib.internal.api.ApiClient.Answer;

/** What did not arrive is sent again, once and for the price that was shown. */
class ResendTest extends ApiTest {
  private ApiClient secretary;

  @BeforeEach
  void send() {
    secretary = secretary();
    String snapshot = select(secretary, families());
    secretary.post("/campaigns", campaign(secretary, snapshot, "Bonjour", "STANDARD"));
    clock.goOn(Duration.ofMinutes(5));
  }

  private JsonNode offer(String filter) {
    return secretary.get("/recap/failed" + filter).json();
  }

  private static Map<String, Object> confirmed(JsonNode offer) {
    return Map.of("sms", offer.path("sms"), "micros", offer.at("/cost/micros").asLong());
  }

  @Test
  void those_of_the_list_are_offered_with_their_price_and_sent_again_once() {
    JsonNode offer = offer("");
    int count = offer.path("sms").size();
    assertThat(count)
        .isPositive()
        .isEqualTo(secretary.get("/recap?states=UNDELIVERED").json().path("lines").size());
    assertThat(offer.path("parts").asInt()).isEqualTo(count);
    assertThat(offer.at("/cost/micros").asLong()).isEqualTo(count * 45_000L);
    int before = world.outbox().messages().size();

    Answer sent = secretary.post("/recap/failed/resend", confirmed(offer));
    assertThat(sent.json().path("resent").asInt()).isEqualTo(count);
    assertThat(world.outbox().messages()).hasSize(before + count);
    Answer again = secretary.post("/recap/failed/resend", confirmed(offer));
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.code()).isEqualTo("resend.changed");
    assertThat(world.outbox().messages()).hasSize(before + count);
    assertThat(offer("").path("sms")).isEmpty();
  }

  @Test
  void the_filters_of_the_list_count() {
    assertThat(offer("?to=2026-11-23").path("sms")).isEmpty();
    assertThat(offer("?states=DELIVERED").path("sms")).isEmpty();
    assertThat(offer("?states=UNCERTAIN").path("sms")).as("never in one go").isEmpty();
    assertThat(offer("?states=REJECTED").path("sms")).as("those could only fail again").isEmpty();
  }

  @Test
  void for_another_price_than_was_shown_nothing_is_sent() {
    JsonNode offer = offer("");
    int before = world.outbox().messages().size();
    Answer answer =
        secretary.post("/recap/failed/resend", Map.of("sms", offer.path("sms"), "micros", 45_000L));
    assertThat(answer.status()).isEqualTo(409);
    long one = offer.at("/sms/0").asLong();
    assertThat(secretary.get("/recap/" + one).json().at("/again/micros").asLong())
        .isEqualTo(45_000);
    answer =
        secretary.post(
            "/recap/" + one + "/resolve", Map.of("resolution", "RESEND", "micros", 44_000L));
    assertThat(answer.code()).isEqualTo("resend.changed");
    assertThat(world.outbox().messages()).hasSize(before);
  }

  @Test
  void a_request_without_sms_is_told_so() {
    assertThat(secretary.post("/recap/failed/resend", "{\"sms\":[],\"micros\":0}").status())
        .isEqualTo(400);
  }
}
