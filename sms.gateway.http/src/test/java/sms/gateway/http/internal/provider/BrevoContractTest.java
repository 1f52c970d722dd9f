package sms.gateway.http.internal.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sms.api.gateway.Balance;
import sms.api.gateway.CallbackResult;
import sms.api.gateway.DeliveryReport;
import sms.api.gateway.FailureReason;
import sms.api.gateway.InboundSms;
import sms.api.gateway.InboundSms.Wish;
import sms.api.gateway.Money;
import sms.api.gateway.PollResult;
import sms.api.gateway.SubmitResult;

/**
 * Brevo's pages “Send SMS message to a mobile number” (request, answers), “Transactional webhooks”
 * (events) and “Rate limits”. The sentences of its 400 errors are not documented.
 */
class BrevoContractTest extends Contract {
  private static final String TAKEN =
      "{\"reference\":\"ab1cde2fgh3i4jklmno\",\"messageId\":1511882900176220,\"smsCount\":2,"
          + "\"usedCredits\":0.7,\"remainingCredits\":82.85}";

  @Override
  Provider provider() {
    return BrevoComponent::configure;
  }

  @Override
  Map<String, Object> settings() {
    return Map.of(".key", "xkeysib", "sender", "ECOLE", "credit.price", "0.1");
  }

  @Test
  void an_sms_is_json_with_its_own_address_for_reports() throws Exception {
    assertThat(answered(201, TAKEN))
        .isEqualTo(new SubmitResult.Accepted("1511882900176220", "201"));
    assertThat(request().line()).isEqualTo("POST /v3/transactionalSMS/sms HTTP/1.1");
    assertThat(request().headers()).containsEntry("api-key", "xkeysib");
    assertThat(request().body())
        .isEqualTo(
            "{\"sender\":\"ECOLE\",\"recipient\":\"33612345678\",\"content\":\"Été\","
                + "\"type\":\"transactional\",\"unicodeEnabled\":false,\"tag\":\""
                + REFERENCE
                + "\",\"webUrl\":\""
                + CALLBACK
                + "?ref="
                + REFERENCE
                + "\"}");
  }

  @Test
  void a_text_with_a_stop_code_would_become_marketing_and_is_not_sent() throws Exception {
    assertRejected(
        answered(201, Map.of(), TAKEN, "Répondez STOP au [STOP_CODE]", false),
        FailureReason.TEXT_REFUSED);
    assertThat(request()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "400, invalid_parameter, Invalid telephone number, INVALID_NUMBER",
    "400, invalid_parameter, Sender is invalid, SENDER_REFUSED",
    "400, missing_parameter, content is missing, TEXT_REFUSED",
    "400, invalid_parameter, something, OTHER",
    "401, unauthorized, Key not found, LOGIN_REFUSED",
    "402, not_enough_credits, Not enough credits, CREDIT_EXHAUSTED"
  })
  void its_errors_are_reasons(int status, String code, String message, FailureReason reason)
      throws Exception {
    SubmitResult result =
        answered(status, "{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}");

    assertRejected(result, reason);
    assertThat(((SubmitResult.Rejected) result).rawCode()).isEqualTo(status + " " + code);
  }

  @Test
  void too_many_wait_for_the_next_window() throws Exception {
    assertThat(answered(429, Map.of("x-sib-ratelimit-reset", "42"), "{}", "Été", false))
        .isEqualTo(
            new SubmitResult.RetryLater(Duration.ofSeconds(42), FailureReason.THROTTLED, "429"));
  }

  @ParameterizedTest
  @CsvSource({"201, {}", "200, ''", "400, ''", "500, '{\"code\":\"x\"}'", "404, ''"})
  void anything_else_is_unknown(int status, String body) throws Exception {
    assertUnknown(answered(status, body));
  }

  @ParameterizedTest
  @CsvSource({
    "sent, BUFFERED, ",
    "accepted, BUFFERED, ",
    "delivered, DELIVERED, ",
    "soft_bounce, UNDELIVERED, ABSENT_SUBSCRIBER",
    "hard_bounce, UNDELIVERED, INVALID_NUMBER",
    "hardBounce, UNDELIVERED, INVALID_NUMBER",
    "rejected, UNDELIVERED, OTHER"
  })
  void its_events_are_read(String word, DeliveryReport.Status status, FailureReason reason) {
    DeliveryReport report =
        only(
            receive(
                callback(
                    "POST",
                    Map.of("ref", REFERENCE.toString()),
                    Map.of(),
                    "{\"id\":26570,\"to\":\"33612345678\",\"sms_count\":1,\"credits_used\":1.5,"
                        + "\"messageId\":123,\"remaining_credit\":11488.845,\"msg_status\":\""
                        + word
                        + "\",\"date\":\"2021-07-28 12:10:29\",\"type\":\"transactional\"}")));

    assertThat(report.reference()).contains(REFERENCE);
    assertThat(report.providerId()).contains("123");
    assertThat(report.status()).isEqualTo(status);
    assertThat(report.reason().orElse(null)).isEqualTo(reason);
    assertThat(report.at()).contains(Instant.parse("2021-07-28T10:10:29Z"));
  }

  @Test
  void a_reply_of_nobody_brings_nothing_and_nothing_else_is_understood() {
    assertThat(receive(post("{\"messageId\":123,\"msg_status\":\"replied\"}")))
        .isEqualTo(new CallbackResult.Inbound(List.of()));
    assertThat(receive(post("{\"messageId\":123,\"msg_status\":\"strange\"}")))
        .isInstanceOf(CallbackResult.Malformed.class);
    assertThat(receive(post(""))).isInstanceOf(CallbackResult.Malformed.class);
  }

  @Test
  void its_sms_credits_are_worth_their_price() throws Exception {
    assertThat(
            balance(
                200,
                "{\"email\":\"a@example.org\",\"plan\":[{\"type\":\"free\",\"credits\":300},"
                    + "{\"type\":\"sms\",\"creditsType\":\"sendLimit\",\"credits\":82.5}]}"))
        .isEqualTo(new Balance.Known(new Money(8_250_000, Currency.getInstance("EUR"))));
    assertThat(request().line()).isEqualTo("GET /v3/account HTTP/1.1");
    assertThat(balance(200, "{}")).isInstanceOf(Balance.Unavailable.class);
  }

  @Test
  void the_request_is_as_brevos_own_openapi_document_has_it() throws Exception {
    answered(201, "{}");
    OfficialDocument.of("brevo").assertJson(request().body());
  }

  @Test
  void no_code_of_brevos_own_document_is_left_without_a_verdict() throws Exception {
    for (String code : OfficialDocument.of("brevo").words("codes")) {
      assertThat(answered(400, "{\"code\":\"" + code + "\",\"message\":\"no\"}"))
          .as(code)
          .isInstanceOf(SubmitResult.Rejected.class);
    }
    assertRejected(
        answered(400, "{\"code\":\"unauthorized\",\"message\":\"Key not found\"}"),
        FailureReason.LOGIN_REFUSED);
    assertRejected(
        answered(400, "{\"code\":\"account_under_validation\",\"message\":\"\"}"),
        FailureReason.LOGIN_REFUSED);
  }

  // ---- replies: the events “replied”, “subscribe”, “unsubscribe” of its page on webhooks

  private static String event(String word) {
    return "{\"id\":26570,\"to\":\"33612345678\",\"messageId\":123,\"msg_status\":\""
        + word
        + "\",\"date\":\"2020-11-04 11:11:45\",\"type\":\"transactional\",\"reply\":\"Été ok\"}";
  }

  @ParameterizedTest
  @CsvSource({"replied, NONE", "unsubscribe, OPT_OUT", "subscribe, OPT_IN"})
  void what_somebody_answers_is_received(String word, Wish wish) {
    assertThat(onlySms(receive(post(event(word)))))
        .isEqualTo(
            new InboundSms(
                java.util.Optional.empty(), // messageId is that of what is answered
                ZOE,
                "Été ok",
                wish,
                java.util.Optional.of(java.time.Instant.parse("2020-11-04T10:11:45Z"))));
  }

  // ---- reports that are fetched: its page “Get all your SMS activity (unaggregated events)”

  private static String event(String id, String tag, String word) {
    return "{\"phoneNumber\":\"33612345678\",\"date\":\"2026-11-24T09:59:30.000Z\",\"messageId\":\""
        + id
        + "\",\"event\":\""
        + word
        + "\",\"tag\":\""
        + tag
        + "\"}";
  }

  private static String events(String... events) {
    return "{\"events\":[" + String.join(",", events) + "]}";
  }

  @Test
  void a_report_is_fetched_as_brevos_own_document_has_it() throws Exception {
    String event = event("1511882900176220", "", "delivered");
    DeliveryReport report =
        fetched(polled("1511882900176220", 200, events(event)), "1511882900176220");

    assertThat(report.status()).isEqualTo(DeliveryReport.Status.DELIVERED);
    assertThat(report.at()).contains(java.time.Instant.parse("2026-11-24T09:59:30Z"));
    assertThat(request().line())
        .isEqualTo(
            "GET /v3/transactionalSMS/statistics/events?limit=100&days=2&phoneNumber=33612345678"
                + " HTTP/1.1");
    assertThat(request().headers()).containsEntry("api-key", "xkeysib");
    OfficialDocument.of("brevo").assertStatus(request().line(), event);
  }

  @Test
  void of_the_events_of_a_number_only_those_of_that_sms_count() throws Exception {
    assertNothingFetched(
        polled("7", 200, events(event("8", "another", "delivered"), event("9", "", "sent"))));
    assertThat(
            fetched(
                    polled(
                        "7",
                        200,
                        events(
                            event("8", "another", "delivered"),
                            event("0", REFERENCE.toString(), "hardBounces"),
                            event("7", "", "sent"))),
                    "7")
                .reason())
        .contains(FailureReason.INVALID_NUMBER);
  }

  @Test
  void that_it_was_delivered_counts_most_in_whatever_order() throws Exception {
    String[] all = {
      event("7", "", "sent"), event("7", "", "delivered"), event("7", "", "softBounces")
    };
    for (int turn = 0; turn < all.length; turn++) {
      java.util.Collections.rotate(java.util.Arrays.asList(all), 1);
      assertThat(fetched(polled("7", 200, events(all)), "7").status())
          .isEqualTo(DeliveryReport.Status.DELIVERED);
    }
  }

  @Test
  void every_event_of_brevos_own_document_that_tells_of_a_delivery_is_understood()
      throws Exception {
    java.util.Set<String> replies = java.util.Set.of("unsubscription", "replies");
    for (String word : OfficialDocument.of("brevo").words("events")) {
      PollResult result = polled("7", 200, events(event("7", "", word)));
      assertThat(result.reports()).as(word).hasSize(replies.contains(word) ? 0 : 1);
    }
  }

  @Test
  void what_brevo_does_not_say_is_asked_for_another_time() throws Exception {
    assertPollingPutsOffAndGivesUp("7");
  }
}
