package sms.gateway.http.internal.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sms.api.gateway.Balance;
import sms.api.gateway.CallbackResult;
import sms.api.gateway.DeliveryReport;
import sms.api.gateway.FailureReason;
import sms.api.gateway.InboundSms;
import sms.api.gateway.InboundSms.Wish;
import sms.api.gateway.Money;
import sms.api.gateway.SendingMode;
import sms.api.gateway.SubmitResult;

/**
 * Octopush's pages “Send SMS” (request), “Return codes” (codes), “Acknowledge receipt” (report) and
 * “Check SMS balance”; the answer as its PHP client's README shows it.
 */
class OctopushContractTest extends Contract {
  private static final String TAKEN =
      "{\"sms_ticket\":\"sms_5fec89fe97109\",\"number_of_contacts\":1,\"total_cost\":0.0333,"
          + "\"number_of_sms_needed\":1,\"residual_credit\":99.5}";

  @Override
  Provider provider() {
    return OctopushComponent::configure;
  }

  @Override
  Map<String, Object> settings() {
    return Map.of("login", "ecole@example.org", ".key", "k3y", "sender", "ECOLE");
  }

  @Test
  void an_sms_is_a_campaign_of_one() throws Exception {
    assertThat(answered(201, TAKEN))
        .isEqualTo(new SubmitResult.Accepted("sms_5fec89fe97109", "201"));
    assertThat(request().line()).isEqualTo("POST /v1/public/sms-campaign/send HTTP/1.1");
    assertThat(request().headers())
        .containsEntry("api-login", "ecole@example.org")
        .containsEntry("api-key", "k3y")
        .containsEntry("content-type", "application/json");
    assertThat(request().body())
        .isEqualTo(
            "{\"recipients\":[{\"phone_number\":\"+33612345678\"}],\"text\":\"Été\","
                + "\"type\":\"sms_premium\",\"purpose\":\"alert\",\"sender\":\"ECOLE\","
                + "\"request_id\":\""
                + REFERENCE
                + "\",\"auto_optimize_text\":false}");
  }

  @Test
  void the_economic_mode_is_its_low_cost_quality() throws Exception {
    answered(SendingMode.ECONOMY, 201, Map.of(), TAKEN, "Été", false);

    assertThat(request().body()).contains("\"type\":\"sms_low_cost\"");
  }

  @Test
  void a_request_id_that_was_taken_before_is_an_acceptance() throws Exception {
    assertThat(gateway("https://api.octopush.com").capabilities().idempotent()).isTrue();
    assertThat(answered(400, "{\"code\":120,\"message\":\"already sent\"}"))
        .isEqualTo(new SubmitResult.Accepted("", "400 120"));
  }

  @ParameterizedTest
  @CsvSource({
    "101, LOGIN_REFUSED",
    "104, CREDIT_EXHAUSTED",
    "105, CREDIT_EXHAUSTED",
    "106, SENDER_REFUSED",
    "107, TEXT_REFUSED",
    "117, INVALID_NUMBER",
    "114, OTHER"
  })
  void its_codes_are_reasons(String code, FailureReason reason) throws Exception {
    assertRejected(answered(400, "{\"code\":" + code + ",\"message\":\"+33612345678\"}"), reason);
  }

  @Test
  void a_refused_key_and_too_many_requests() throws Exception {
    assertRejected(answered(401, ""), FailureReason.LOGIN_REFUSED);
    assertThat(answered(429, Map.of("Retry-After", "7"), "", "Été", false))
        .isEqualTo(
            new SubmitResult.RetryLater(Duration.ofSeconds(7), FailureReason.THROTTLED, "429"));
  }

  @ParameterizedTest
  @CsvSource({"201, {}", "200, ''", "400, ''", "500, '{\"code\":101}'", "302, ''"})
  void anything_else_is_unknown(int status, String body) throws Exception {
    assertUnknown(answered(status, body));
  }

  @ParameterizedTest
  @CsvSource({
    "DELIVERED, DELIVERED, ",
    "ACK, BUFFERED, ",
    "UNKNOWN_DELIVERY, BUFFERED, ",
    "UNDEFINED, BUFFERED, ",
    "NOT_DELIVERED, UNDELIVERED, OTHER",
    "NOT_ALLOWED, UNDELIVERED, OTHER",
    "BAD_DESTINATION, UNDELIVERED, INVALID_NUMBER",
    "BLACKLISTED_NUMBER, UNDELIVERED, RECIPIENT_STOPPED"
  })
  void its_reports_are_read(String word, DeliveryReport.Status status, FailureReason reason) {
    DeliveryReport report =
        only(
            receive(
                post(
                    "{\"channel\":\"sms\",\"message_id\":\"sms_5fa275dbf21dc\","
                        + "\"number\":\"+33600000000\",\"status\":\""
                        + word
                        + "\",\"delivery_date\":\"2020-11-04 11:11:45\",\"meta_data\":{}}")));

    assertThat(report.providerId()).contains("sms_5fa275dbf21dc");
    assertThat(report.reference()).isEmpty();
    assertThat(report.status()).isEqualTo(status);
    assertThat(report.reason().orElse(null)).isEqualTo(reason);
    assertThat(report.rawCode()).isEqualTo(word);
    assertThat(report.at()).contains(Instant.parse("2020-11-04T10:11:45Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"message_id\":\"sms_1\",\"status\":\"BUSY\"}",
        "{\"status\":\"DELIVERED\"}"
      })
  void what_is_no_report_is_malformed(String body) {
    assertThat(receive(post(body))).isInstanceOf(CallbackResult.Malformed.class);
  }

  @Test
  void its_credit() throws Exception {
    assertThat(balance(200, "{\"amount\": 12.54, \"unit\": \"euros\"}"))
        .isEqualTo(new Balance.Known(new Money(12_540_000, Currency.getInstance("EUR"))));
    assertThat(request().line()).isEqualTo("GET /v1/public/wallet/check-balance HTTP/1.1");
    assertThat(request().headers()).containsEntry("api-key", "k3y");
  }

  // ---- replies: its pages “Webhook SMS Inbounds” and “Callback Stop SMS (Opt-Out)”

  private static String reply(String date) {
    return "{\"message_id\":\"sms_5fa275dbf21dc\",\"number\":\"+33612345678\",\"text\":\"Été"
        + " ok\",\""
        + date
        + "\":\"2020-11-04 11:11:45\",\"sim_card_number\":\"12345\"}";
  }

  @Test
  void what_somebody_answers_is_received() {
    InboundSms sms = onlySms(receive(post(reply("reception_date"))));
    assertThat(sms)
        .isEqualTo(
            new InboundSms(
                java.util.Optional.empty(), // message_id is the ticket of what is answered
                ZOE,
                "Été ok",
                Wish.NONE,
                java.util.Optional.of(java.time.Instant.parse("2020-11-04T10:11:45Z"))));
  }

  @Test
  void a_stop_is_one() {
    assertThat(onlySms(receive(post(reply("stop_date")))).wish()).isEqualTo(Wish.OPT_OUT);
  }

  @Test
  void what_comes_from_no_telephone_number_is_taken_and_brings_nothing() {
    assertThat(receive(post(reply("reception_date").replace("+33612345678", "36105"))))
        .isEqualTo(new CallbackResult.Inbound(java.util.List.of()));
  }
}
