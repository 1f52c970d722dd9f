package sms.gateway.http.internal.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sms.api.gateway.Balance;
import sms.api.gateway.CallbackResult;
import sms.api.gateway.DeliveryReport;
import sms.api.gateway.FailureReason;
import sms.api.gateway.Money;
import sms.api.gateway.SmsGateway;
import sms.api.gateway.SubmitResult;
import sms.gateway.http.internal.Gateways;
import sms.gateway.http.internal.exchange.HttpExchange;

/**
 * OVHcloud's guides “API SMS Cookbook” (request), “Everything you need to know about SMS users”
 * (reports and PTT codes) and “First steps with the OVHcloud APIs” (signature); what is fetched is
 * of the description of its API, api.ovh.com/1.0/sms.json. Its API console, which has the schema of
 * errors, was not reachable.
 */
class OvhContractTest extends Contract {
  private static final String TAKEN =
      "{\"totalCreditsRemoved\":1,\"invalidReceivers\":[],\"ids\":[27814656],"
          + "\"validReceivers\":[\"+33612345678\"]}";

  @Override
  Provider provider() {
    return OvhComponent::configure;
  }

  @Override
  Map<String, Object> settings() {
    Map<String, Object> settings = new HashMap<>();
    settings.put("service", "sms-ab12345-1");
    settings.put("application.key", "AK");
    settings.put(".application.secret", "AS");
    settings.put(".consumer.key", "CK");
    settings.put("sender", "ECOLE");
    settings.put("credit.price", "0.07");
    return settings;
  }

  @Test
  void an_sms_is_a_signed_job() throws Exception {
    assertThat(answered(200, TAKEN)).isEqualTo(new SubmitResult.Accepted("27814656", "200"));
    assertThat(request().line()).isEqualTo("POST /1.0/sms/sms-ab12345-1/jobs HTTP/1.1");
    assertThat(request().body())
        .isEqualTo(
            "{\"message\":\"Été\",\"receivers\":[\"+33612345678\"],\"charset\":\"UTF-8\","
                + "\"coding\":\"7bit\",\"noStopClause\":true,\"priority\":\"high\","
                + "\"sender\":\"ECOLE\"}");
    assertThat(request().headers())
        .containsEntry("x-ovh-application", "AK")
        .containsEntry("x-ovh-consumer", "CK")
        .containsEntry("x-ovh-timestamp", Long.toString(NOW.getEpochSecond()));
  }

  /** SHA-1 of the same text, computed with another program: sha1sum. */
  @Test
  void the_signature_is_over_secrets_method_url_body_and_time() throws Exception {
    answered(200, TAKEN);
    String text =
        "AS+CK+POST+http://"
            + request().headers().get("host")
            + "/1.0/sms/sms-ab12345-1/jobs+"
            + request().body()
            + "+"
            + NOW.getEpochSecond();
    Process sha1sum = new ProcessBuilder("sha1sum").start();
    try (var in = sha1sum.getOutputStream()) {
      in.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    String expected = new String(sha1sum.getInputStream().readAllBytes()).substring(0, 40);

    assertThat(request().headers()).containsEntry("x-ovh-signature", "$1$" + expected);
  }

  @Test
  void unicode_is_its_8bit_coding() throws Exception {
    answered(200, Map.of(), TAKEN, "Fête", true);

    assertThat(request().body()).contains("\"coding\":\"8bit\"", "Fête");
  }

  @Test
  void a_receiver_that_it_does_not_take_is_an_invalid_number() throws Exception {
    assertRejected(
        answered(
            200,
            "{\"totalCreditsRemoved\":0,\"invalidReceivers\":[\"+33612345678\"],\"ids\":[],"
                + "\"validReceivers\":[]}"),
        FailureReason.INVALID_NUMBER);
  }

  @ParameterizedTest
  @CsvSource({
    "400, Sender ECOLE does not exist, SENDER_REFUSED",
    "400, Invalid signature, OTHER",
    "403, This call has not been granted, LOGIN_REFUSED",
    "401, You must login first, LOGIN_REFUSED",
    "402, Not enough credits, CREDIT_EXHAUSTED",
    "400, Not enough credits, CREDIT_EXHAUSTED",
    "404, The requested object (service) does not exist, OTHER"
  })
  void its_errors_are_reasons(int status, String message, FailureReason reason) throws Exception {
    assertRejected(answered(status, "{\"message\":\"" + message + "\"}"), reason);
  }

  @ParameterizedTest
  @CsvSource({"200, {}", "200, ''", "400, ''", "500, '{\"message\":\"x\"}'", "201, ''"})
  void anything_else_is_unknown(int status, String body) throws Exception {
    assertUnknown(answered(status, body));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 4, BUFFERED, ",
    "2, 4, BUFFERED, ",
    "3, 8, BUFFERED, ",
    "4, 1, DELIVERED, ",
    "5, 2, UNDELIVERED, OTHER",
    "6, 0, BUFFERED, ",
    "8, 2, UNDELIVERED, EXPIRED",
    "23, 2, UNDELIVERED, INVALID_NUMBER",
    "24, 2, UNDELIVERED, ABSENT_SUBSCRIBER",
    "26, 2, UNDELIVERED, HANDSET",
    "28, 2, UNDELIVERED, TEXT_REFUSED",
    "999, 1, DELIVERED, ",
    "999, 16, UNDELIVERED, OTHER"
  })
  void its_reports_are_read(
      String ptt, String state, DeliveryReport.Status status, FailureReason reason) {
    DeliveryReport report =
        only(
            receive(
                get(
                    Map.of(
                        "id", "27814656",
                        "ptt", ptt,
                        "date", "20261124101530",
                        "description", state,
                        "descriptionDlr", "whatever"))));

    assertThat(report.providerId()).contains("27814656");
    assertThat(report.status()).isEqualTo(status);
    assertThat(report.reason().orElse(null)).isEqualTo(reason);
    assertThat(report.rawCode()).isEqualTo("ptt " + ptt + " " + state);
  }

  @Test
  void what_is_no_report_is_malformed() {
    assertThat(receive(get(Map.of()))).isInstanceOf(CallbackResult.Malformed.class);
    assertThat(receive(get(Map.of("id", "1", "ptt", "999"))))
        .isInstanceOf(CallbackResult.Malformed.class);
    assertThat(receive(get(Map.of("ptt", "4")))).isInstanceOf(CallbackResult.Malformed.class);
  }

  @Test
  void its_credits_are_worth_their_price() throws Exception {
    assertThat(balance(200, "{\"name\":\"sms-ab12345-1\",\"creditsLeft\":100.5}"))
        .isEqualTo(new Balance.Known(new Money(7_035_000, Currency.getInstance("EUR"))));
    assertThat(request().line()).isEqualTo("GET /1.0/sms/sms-ab12345-1 HTTP/1.1");
  }

  // ---- replies: no document that was reachable names the parameters, so they are configured

  @Test
  void what_somebody_answers_is_received_as_configured() {
    Map<String, Object> configured = new HashMap<>(settings());
    configured.put("id", "p1");
    configured.put("url", "https://api.example.org");
    configured.put("callback.base", "https://erp.example.org");
    configured.put(".token", TOKEN);
    configured.put("tariff.STANDARD", ":0.05");
    configured.put("reply.from", "senderid");
    configured.put("reply.text", "message");
    configured.put("reply.keyword", "ecole");
    HttpExchange exchange = new HttpExchange();
    try {
      SmsGateway gateway =
          Gateways.of(
              exchange,
              configured,
              (common, own) -> OvhComponent.configure(common, own, Clock.systemUTC()));
      assertThat(
              onlySms(
                  gateway.receive(
                      get(Map.of("senderid", "0033612345678", "message", "Ecole STOP")))))
          .matches(sms -> sms.from().equals(ZOE) && sms.text().equals("STOP"));
      assertThat(
              onlySms(
                      gateway.receive(
                          get(Map.of("senderid", "33612345678", "message", "écoles ok"))))
                  .text())
          .isEqualTo("écoles ok");
    } finally {
      exchange.close();
    }
  }

  // ---- reports that are fetched: sms.Outgoing of api.ovh.com/1.0/sms.json

  private static String outgoing(int ptt) {
    return "{\"id\":27814656,\"ptt\":"
        + ptt
        + ",\"deliveryReceipt\":1,\"deliveredAt\":\"2026-11-24T10:59:30+01:00\","
        + "\"sentAt\":\"2026-11-24T10:59:01+01:00\",\"receiver\":\"+33612345678\"}";
  }

  @ParameterizedTest
  @CsvSource({
    "1, BUFFERED, ",
    "4, DELIVERED, ",
    "24, UNDELIVERED, ABSENT_SUBSCRIBER",
    "23, UNDELIVERED, INVALID_NUMBER"
  })
  void a_report_is_fetched_by_its_ptt_code(
      int ptt, DeliveryReport.Status status, FailureReason reason) throws Exception {
    DeliveryReport report = fetched(polled("27814656", 200, outgoing(ptt)), "27814656");

    assertThat(report.status()).isEqualTo(status);
    assertThat(report.reason().orElse(null)).isEqualTo(reason);
    assertThat(report.rawCode()).isEqualTo("ptt " + ptt);
    assertThat(report.at()).contains(java.time.Instant.parse("2026-11-24T09:59:30Z"));
    assertThat(request().line()).isEqualTo("GET /1.0/sms/sms-ab12345-1/outgoing/27814656 HTTP/1.1");
    assertThat(request().headers())
        .containsEntry("x-ovh-application", "AK")
        .containsEntry("x-ovh-consumer", "CK");
    assertThat(request().headers().get("x-ovh-signature")).matches("\\$1\\$[0-9a-f]{40}");
  }

  @Test
  void a_code_that_is_not_documented_says_nothing_whatever_the_receipt_says() throws Exception {
    assertNothingFetched(polled("27814656", 200, outgoing(0)));
    assertNothingFetched(polled("27814656", 200, outgoing(999)));
  }

  @Test
  void what_ovh_does_not_say_is_asked_for_another_time() throws Exception {
    assertPollingPutsOffAndGivesUp("27814656");
  }
}
