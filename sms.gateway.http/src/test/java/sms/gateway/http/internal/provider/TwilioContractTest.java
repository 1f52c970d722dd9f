package sms.gateway.http.internal.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
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

/**
 * Twilio's OpenAPI twilio_api_v2010 (CreateMessage, FetchBalance), “Error and Warning Dictionary”,
 * “Track outbound message status” and “Webhooks security”.
 */
class TwilioContractTest extends Contract {
  private static final String TAKEN =
      "{\"sid\":\"SM0123456789abcdef0123456789abcdef\",\"status\":\"queued\","
          + "\"error_code\":null,\"error_message\":null,\"num_segments\":\"1\"}";

  @Override
  Provider provider() {
    return TwilioComponent::configure;
  }

  @Override
  Map<String, Object> settings() {
    return Map.of("account", "AC12", ".auth.token", "t0ken", "sender", "+33700000000");
  }

  @Test
  void an_sms_is_a_form() throws Exception {
    assertThat(answered(201, TAKEN))
        .isEqualTo(new SubmitResult.Accepted("SM0123456789abcdef0123456789abcdef", "201"));
    assertThat(request().line()).isEqualTo("POST /2010-04-01/Accounts/AC12/Messages.json HTTP/1.1");
    assertThat(request().headers())
        .containsEntry(
            "authorization", "Basic " + Base64.getEncoder().encodeToString("AC12:t0ken".getBytes()))
        .containsEntry("content-type", "application/x-www-form-urlencoded");
    assertThat(FormText.read(request().body()))
        .isEqualTo(
            Map.of(
                "To", List.of("+33612345678"),
                "From", List.of("+33700000000"),
                "Body", List.of("Été"),
                "StatusCallback", List.of(CALLBACK + "?ref=" + REFERENCE)));
  }

  @ParameterizedTest
  @CsvSource({
    "400, 21211, INVALID_NUMBER",
    "400, 21614, INVALID_NUMBER",
    "400, 21606, SENDER_REFUSED",
    "400, 21610, RECIPIENT_STOPPED",
    "400, 21617, TEXT_REFUSED",
    "400, 21408, OTHER",
    "401, 20003, LOGIN_REFUSED"
  })
  void its_codes_are_reasons(int status, String code, FailureReason reason) throws Exception {
    assertRejected(
        answered(
            status,
            "{\"code\":"
                + code
                + ",\"message\":\"The 'To' number +33612345678 is not valid\",\"more_info\":"
                + "\"https://www.twilio.com/docs/errors/"
                + code
                + "\",\"status\":"
                + status
                + "}"),
        reason);
  }

  @ParameterizedTest
  @CsvSource({"429, 20429", "400, 21611"})
  void too_many_are_for_later(int status, String code) throws Exception {
    assertThat(answered(status, "{\"code\":" + code + "}"))
        .isInstanceOfSatisfying(
            SubmitResult.RetryLater.class,
            later -> assertThat(later.reason()).isEqualTo(FailureReason.THROTTLED));
  }

  @ParameterizedTest
  @CsvSource({"201, {}", "200, ''", "400, ''", "500, '{\"code\":20500}'", "503, ''"})
  void anything_else_is_unknown(int status, String body) throws Exception {
    assertUnknown(answered(status, body));
  }

  // ---- reports

  private static String signed(String text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec("t0ken".getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
    return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static RawCallback report(String status, String error, String signature) {
    String body =
        "SmsSid=SM1&SmsStatus="
            + status
            + "&MessageStatus="
            + status
            + (error == null ? "" : "&ErrorCode=" + error)
            + "&To=%2B33612345678&MessageSid=SM1&AccountSid=AC12";
    return callback(
        "POST", Map.of("ref", REFERENCE.toString()), Map.of("x-twilio-signature", signature), body);
  }

  private static RawCallback report(String status, String error) throws Exception {
    String text =
        CALLBACK
            + "?ref="
            + REFERENCE
            + "AccountSidAC12"
            + (error == null ? "" : "ErrorCode" + error)
            + "MessageSidSM1MessageStatus"
            + status
            + "SmsSidSM1SmsStatus"
            + status
            + "To+33612345678";
    return report(status, error, signed(text));
  }

  @ParameterizedTest
  @CsvSource({
    "queued, , BUFFERED, ",
    "sent, , BUFFERED, ",
    "delivered, , DELIVERED, ",
    "undelivered, 30003, UNDELIVERED, ABSENT_SUBSCRIBER",
    "undelivered, 30005, UNDELIVERED, INVALID_NUMBER",
    "undelivered, 30007, UNDELIVERED, TEXT_REFUSED",
    "failed, 30008, UNDELIVERED, OTHER",
    "canceled, , UNDELIVERED, OTHER"
  })
  void its_reports_are_read(
      String word, String code, DeliveryReport.Status status, FailureReason reason)
      throws Exception {
    DeliveryReport report = only(receive(report(word, code)));

    assertThat(report.reference()).contains(REFERENCE);
    assertThat(report.providerId()).contains("SM1");
    assertThat(report.status()).isEqualTo(status);
    assertThat(report.reason().orElse(null)).isEqualTo(reason);
    assertThat(report.rawCode()).isEqualTo(code == null ? word : word + " " + code);
  }

  @Test
  void a_report_without_its_signature_is_a_forgery_even_with_the_token() throws Exception {
    assertThat(receive(report("delivered", null, "")))
        .isInstanceOf(CallbackResult.Unauthorised.class);
    assertThat(receive(report("delivered", null, signed("something else"))))
        .isInstanceOf(CallbackResult.Unauthorised.class);
  }

  @Test
  void a_status_that_is_not_documented_is_malformed() throws Exception {
    assertThat(receive(report("teleported", null))).isInstanceOf(CallbackResult.Malformed.class);
  }

  @Test
  void its_credit_has_its_own_currency() throws Exception {
    assertThat(
            balance(200, "{\"account_sid\":\"AC12\",\"balance\":\"3.5405\",\"currency\":\"USD\"}"))
        .isEqualTo(new Balance.Known(new Money(3_540_500, Currency.getInstance("USD"))));
    assertThat(request().line()).isEqualTo("GET /2010-04-01/Accounts/AC12/Balance.json HTTP/1.1");
  }

  @Test
  void the_request_is_as_twilios_own_openapi_document_has_it() throws Exception {
    answered(201, TAKEN);
    OfficialDocument.of("twilio").assertForm(FormText.read(request().body()));
  }

  @Test
  void every_status_of_twilios_own_document_that_an_outgoing_sms_can_have_is_understood()
      throws Exception {
    for (String status : OfficialDocument.of("twilio").words("statuses")) {
      if (!status.startsWith("receiv")) { // incoming messages
        assertThat(TwilioProtocol.STATUSES).containsKey(status);
      }
    }
  }

  // ---- replies: its page “Twilio's request to your incoming message webhook URL”

  private static RawCallback sms(Map<String, String> more, String signature) {
    Map<String, String> form = new java.util.LinkedHashMap<>();
    form.put("From", "+33612345678");
    form.put("MessageSid", "SM9");
    form.put("SmsStatus", "received");
    form.put("To", "+33700000000");
    form.putAll(more);
    return callback(
        "POST",
        Map.of(),
        Map.of("x-twilio-signature", signature),
        sms.gateway.http.internal.exchange.FormText.write(form));
  }

  private static RawCallback sms(String text) throws Exception {
    String signed =
        CALLBACK + "Body" + text + "From+33612345678MessageSidSM9SmsStatusreceivedTo+33700000000";
    return sms(Map.of("Body", text), signed(signed));
  }

  @ParameterizedTest
  @CsvSource({
    "Été ok, NONE",
    "'Stop, il ne vient plus', NONE",
    "Stop, OPT_OUT",
    "quit, OPT_OUT",
    "UNSTOP, OPT_IN",
    "HELP, NONE"
  })
  void what_somebody_answers_is_received(String text, InboundSms.Wish wish) throws Exception {
    assertThat(onlySms(receive(sms(text))))
        .isEqualTo(
            new InboundSms(
                java.util.Optional.of("SM9"), ZOE, text, wish, java.util.Optional.empty()));
  }

  @Test
  void what_twilio_calls_an_opt_out_is_one_whatever_the_word() throws Exception {
    String signed =
        CALLBACK
            + "BodyASSEZFrom+33612345678MessageSidSM9OptOutTypeSTOPSmsStatusreceived"
            + "To+33700000000";
    assertThat(
            onlySms(receive(sms(Map.of("Body", "ASSEZ", "OptOutType", "STOP"), signed(signed))))
                .wish())
        .isEqualTo(InboundSms.Wish.OPT_OUT);
  }

  @Test
  void a_reply_without_its_signature_is_a_forgery() throws Exception {
    assertThat(receive(sms(Map.of("Body", "STOP"), signed("something else"))))
        .isEqualTo(new CallbackResult.Unauthorised());
  }

  // ---- reports that are fetched: FetchMessage of its OpenAPI document

  private static final String SID = "SM0123456789abcdef0123456789abcdef";

  private static String message(String status, String code) {
    return "{\"status\":\""
        + status
        + "\",\"error_code\":"
        + code
        + ",\"date_updated\":\"Tue, 24 Nov 2026 09:59:30 +0000\"}";
  }

  @Test
  void a_report_is_fetched_as_twilios_own_openapi_document_has_it() throws Exception {
    String answer = message("undelivered", "30003");
    DeliveryReport report = fetched(polled(SID, 200, answer), SID);

    assertThat(report.status()).isEqualTo(DeliveryReport.Status.UNDELIVERED);
    assertThat(report.reason()).contains(FailureReason.ABSENT_SUBSCRIBER);
    assertThat(report.rawCode()).isEqualTo("undelivered 30003");
    assertThat(report.at()).contains(java.time.Instant.parse("2026-11-24T09:59:30Z"));
    assertThat(request().line())
        .isEqualTo("GET /2010-04-01/Accounts/AC12/Messages/" + SID + ".json HTTP/1.1");
    assertThat(request().headers())
        .containsEntry(
            "authorization",
            "Basic " + Base64.getEncoder().encodeToString("AC12:t0ken".getBytes()));
    OfficialDocument.of("twilio").assertStatus(request().line(), answer);
  }

  @ParameterizedTest
  @CsvSource({"queued, BUFFERED", "sent, BUFFERED", "delivered, DELIVERED", "read, DELIVERED"})
  void a_status_that_is_fetched_means_what_it_means_in_a_report(
      String word, DeliveryReport.Status status) throws Exception {
    DeliveryReport report = fetched(polled(SID, 200, message(word, "null")), SID);
    assertThat(report.status()).isEqualTo(status);
    assertThat(report.reason()).isEmpty();
  }

  @Test
  void what_twilio_does_not_say_is_asked_for_another_time() throws Exception {
    assertNothingFetched(polled(SID, 200, message("teleported", "null")));
    assertPollingPutsOffAndGivesUp(SID);
  }

  @Test
  void an_id_that_is_none_of_twilios_becomes_no_address() throws Exception {
    assertNothingFetched(polled("../Balance", 200, message("delivered", "null")));
    assertThat(request()).isNull();
  }
}
