package sms.gateway.http.internal.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
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
import sms.api.gateway.Money;
import sms.api.gateway.RawCallback;
import sms.api.gateway.SubmitResult;
import sms.gateway.http.internal.exchange.FormText;
import sms.gateway.http.internal.settings.GatewaySettings;
import sms.gateway.http.internal.settings.SettingException;
import sms.gateway.http.internal.settings.Settings;

/**
 * Vonage's pages “SMS API” (request, answer), “API errors / SMS API” (codes) and “Delivery
 * receipts”.
 */
class VonageContractTest extends Contract {
  @Override
  Provider provider() {
    return VonageComponent::configure;
  }

  @Override
  Map<String, Object> settings() {
    return Map.of("key", "88abcd12", ".secret", "s3cret", "sender", "ECOLE");
  }

  private static String message(String status) {
    return "{\"to\":\"33612345678\",\"message-id\":\"0C000000217B7F02\",\"status\":\""
        + status
        + "\",\"remaining-balance\":\"15.53590000\",\"message-price\":\"0.03330000\","
        + "\"network\":\"20801\"}";
  }

  private static String messages(String... statuses) {
    return "{\"message-count\":\""
        + statuses.length
        + "\",\"messages\":["
        + String.join(",", List.of(statuses).stream().map(VonageContractTest::message).toList())
        + "]}";
  }

  @Test
  void an_sms_is_a_form() throws Exception {
    assertThat(answered(200, messages("0")))
        .isEqualTo(new SubmitResult.Accepted("0C000000217B7F02", "200 0"));
    assertThat(request().line()).isEqualTo("POST /sms/json HTTP/1.1");
    assertThat(FormText.read(request().body()))
        .isEqualTo(
            Map.of(
                "api_key", List.of("88abcd12"),
                "api_secret", List.of("s3cret"),
                "from", List.of("ECOLE"),
                "to", List.of("33612345678"),
                "text", List.of("Été"),
                "type", List.of("text"),
                "client-ref", List.of(REFERENCE.toString()),
                "status-report-req", List.of("true"),
                "callback", List.of(CALLBACK)));
  }

  @Test
  void unicode_is_said() throws Exception {
    answered(200, Map.of(), messages("0"), "Fête", true);

    assertThat(FormText.read(request().body())).containsEntry("type", List.of("unicode"));
  }

  @Test
  void a_long_text_is_taken_when_all_its_parts_are() throws Exception {
    assertThat(answered(200, messages("0", "0"))).isInstanceOf(SubmitResult.Accepted.class);
    assertUnknown(answered(200, messages("0", "9")));
  }

  @ParameterizedTest
  @CsvSource({
    "2, OTHER",
    "3, OTHER",
    "4, LOGIN_REFUSED",
    "6, INVALID_NUMBER",
    "7, RECIPIENT_STOPPED",
    "8, LOGIN_REFUSED",
    "9, CREDIT_EXHAUSTED",
    "12, TEXT_REFUSED",
    "15, SENDER_REFUSED",
    "33, INVALID_NUMBER"
  })
  void its_codes_are_reasons_although_http_says_200(String code, FailureReason reason)
      throws Exception {
    assertRejected(answered(200, messages(code)), reason);
  }

  @ParameterizedTest
  @CsvSource({"1", "10"})
  void too_many_are_for_later(String code) throws Exception {
    assertThat(answered(200, messages(code)))
        .isInstanceOfSatisfying(
            SubmitResult.RetryLater.class,
            later -> assertThat(later.reason()).isEqualTo(FailureReason.THROTTLED));
  }

  @ParameterizedTest
  @CsvSource({
    "200, ''",
    "200, {}",
    "200, '{\"messages\":[]}'",
    "500, ''",
    "200, '{\"messages\":[{}]}'"
  })
  void anything_else_is_unknown(int status, String body) throws Exception {
    assertUnknown(answered(status, body));
    assertUnknown(answered(200, messages("5")));
  }

  // ---- reports

  private static final Map<String, String> RECEIPT =
      Map.of(
          "err-code", "0",
          "message-timestamp", "2018-10-25 12:10:29",
          "messageId", "0B00000127FDBC63",
          "msisdn", "33612345678",
          "network-code", "20801",
          "price", "0.03330000",
          "scts", "1810251310",
          "status", "delivered",
          "to", "ECOLE",
          "client-ref", REFERENCE.toString());

  private void isRead(RawCallback callback) {
    DeliveryReport report = only(receive(callback));

    assertThat(report.reference()).contains(REFERENCE);
    assertThat(report.providerId()).contains("0B00000127FDBC63");
    assertThat(report.status()).isEqualTo(DeliveryReport.Status.DELIVERED);
    assertThat(report.rawCode()).isEqualTo("delivered 0");
    assertThat(report.at()).contains(Instant.parse("2018-10-25T12:10:29Z"));
  }

  @Test
  void a_receipt_comes_as_query_form_or_json() throws Exception {
    isRead(get(RECEIPT));
    isRead(post(FormText.write(RECEIPT)));
    isRead(post(new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(RECEIPT)));
  }

  @ParameterizedTest
  @CsvSource({
    "accepted, 0, BUFFERED, ",
    "buffered, 0, BUFFERED, ",
    "unknown, 99, BUFFERED, ",
    "expired, 1, UNDELIVERED, EXPIRED",
    "failed, 2, UNDELIVERED, ABSENT_SUBSCRIBER",
    "failed, 9, UNDELIVERED, RECIPIENT_STOPPED",
    "rejected, 6, UNDELIVERED, TEXT_REFUSED",
    "failed, 99, UNDELIVERED, OTHER"
  })
  void its_states_are_read(
      String word, String code, DeliveryReport.Status status, FailureReason reason) {
    Map<String, String> receipt = new HashMap<>(RECEIPT);
    receipt.put("status", word);
    receipt.put("err-code", code);

    DeliveryReport report = only(receive(get(receipt)));
    assertThat(report.status()).isEqualTo(status);
    assertThat(report.reason().orElse(null)).isEqualTo(reason);
  }

  @Test
  void what_is_no_receipt_is_malformed() {
    assertThat(receive(get(Map.of()))).isInstanceOf(CallbackResult.Malformed.class);
    assertThat(receive(post("{"))).isInstanceOf(CallbackResult.Malformed.class);
    assertThat(receive(post("messageId=1&status=strange")))
        .isInstanceOf(CallbackResult.Malformed.class);
  }

  @Test
  void an_address_that_is_too_long_for_it_is_refused_at_activation() {
    Map<String, Object> settings = new HashMap<>(settings());
    settings.put("id", "v");
    settings.put("callback.base", "https://erp.example.org/" + "x".repeat(80));
    settings.put(".token", TOKEN);
    settings.put("tariff.STANDARD", ":0");
    Settings read = new Settings(settings);

    assertThatThrownBy(
            () -> VonageComponent.configure(GatewaySettings.of(read), read, Clock.systemUTC()))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("longer than the 100 characters")
        .hasMessageNotContaining(TOKEN);
  }

  @Test
  void its_credit() throws Exception {
    assertThat(balance(200, "{\"value\": 10.28, \"autoReload\": false}"))
        .isEqualTo(new Balance.Known(new Money(10_280_000, Currency.getInstance("EUR"))));
    assertThat(request().line())
        .isEqualTo("GET /account/get-balance?api_key=88abcd12&api_secret=s3cret HTTP/1.1");
  }

  @Test
  void the_request_is_as_vonages_own_openapi_document_has_it() throws Exception {
    answered(200, Map.of(), "{}", "Été", true);
    Map<String, List<String>> form = new java.util.HashMap<>(FormText.read(request().body()));
    form.put("api_key", List.of("abcd1234")); // a real one has 8 characters, and the secret 16
    form.put("api_secret", List.of("abcdef0123456789"));
    OfficialDocument.of("vonage").assertForm(form);
  }

  @Test
  void no_code_of_vonages_own_document_is_left_without_a_verdict() throws Exception {
    for (String code : OfficialDocument.of("vonage").words("codes")) {
      SubmitResult result =
          answered(200, "{\"message-count\":\"1\",\"messages\":[{\"status\":\"" + code + "\"}]}");
      if (code.equals("5")) {
        assertUnknown(result);
      } else if (code.equals("1") || code.equals("10")) {
        assertThat(result).as(code).isInstanceOf(SubmitResult.RetryLater.class);
      } else {
        assertThat(result).as(code).isInstanceOf(SubmitResult.Rejected.class);
      }
    }
    for (String status : OfficialDocument.of("vonage").words("statuses")) {
      assertThat(VonageProtocol.STATUSES).containsKey(status);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "3, INVALID_NUMBER",
    "9, RECIPIENT_STOPPED",
    "16, THROTTLED",
    "51, SENDER_REFUSED",
    "53, RECIPIENT_STOPPED",
    "99, OTHER"
  })
  void codes_of_receipts_are_reasons(String code, FailureReason reason) {
    DeliveryReport report =
        only(receive(get(Map.of("messageId", "0A0", "status", "failed", "err-code", code))));
    assertThat(report.reason()).contains(reason);
  }

  // ---- replies: its page “Inbound SMS”

  private static final Map<String, String> INBOUND =
      Map.of(
          "msisdn", "33612345678",
          "to", "33700000000",
          "messageId", "0A0000000123ABCD1",
          "text", "Été ok",
          "type", "unicode",
          "keyword", "ÉTÉ",
          "message-timestamp", "2020-01-01 12:00:00");

  @Test
  void what_somebody_answers_is_received_as_query_form_or_json() throws Exception {
    InboundSms expected =
        new InboundSms(
            java.util.Optional.of("0A0000000123ABCD1"),
            ZOE,
            "Été ok",
            InboundSms.Wish.NONE,
            java.util.Optional.of(Instant.parse("2020-01-01T12:00:00Z")));
    assertThat(onlySms(receive(get(INBOUND)))).isEqualTo(expected);
    assertThat(onlySms(receive(post(FormText.write(INBOUND))))).isEqualTo(expected);
    assertThat(
            onlySms(
                receive(
                    post(
                        new com.fasterxml.jackson.databind.ObjectMapper()
                            .writeValueAsString(INBOUND)))))
        .isEqualTo(expected);
  }
}
