package sms.gateway.http.internal.kannel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sms.api.gateway.CallbackResult;
import sms.api.gateway.DeliveryReport;
import sms.api.gateway.FailureReason;
import sms.api.gateway.RawCallback;
import sms.api.gateway.SenderId;
import sms.api.gateway.SendingMode;
import sms.api.gateway.SmsGateway;
import sms.api.gateway.SubmitRequest;
import sms.api.gateway.SubmitRequest.Item;
import sms.api.gateway.SubmitResult;
import sms.api.selection.PhoneNumber;
import sms.gateway.http.internal.Gateways;
import sms.gateway.http.internal.exchange.FormText;
import sms.gateway.http.internal.exchange.HttpExchange;
import sms.gateway.http.support.ScriptedServer;

/** What a real Kannel cannot easily be made to do: its other answers, failed reports, forgeries. */
class KannelProtocolTest {
  private static final String TOKEN = "0123456789-abcdefghijklmn";
  private static final UUID REFERENCE = UUID.fromString("00000000-0000-4000-8000-00000000002a");

  private final HttpExchange exchange = new HttpExchange();

  @AfterEach
  void close() {
    exchange.close();
  }

  private SmsGateway gateway(String url, Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("id", "kannel");
    settings.put("url", url);
    settings.put("username", "ecole");
    settings.put(".password", "p&w=%");
    settings.put("callback.base", "https://erp.example.org");
    settings.put(".token", TOKEN);
    settings.put("tariff.STANDARD", ":0.05");
    settings.putAll(more);
    return Gateways.of(exchange, settings, KannelComponent::configure);
  }

  private static SubmitResult submit(SmsGateway gateway, boolean unicode) {
    Item item = new Item(REFERENCE, new PhoneNumber("+33612345678"), "Été & co", unicode, 1);
    return gateway
        .submit(new SubmitRequest(SendingMode.STANDARD, List.of(item)))
        .toCompletableFuture()
        .join()
        .get(0);
  }

  private SubmitResult answered(int status, String body) throws Exception {
    try (ScriptedServer kannel =
        new ScriptedServer(ScriptedServer.answering(status, "text/html", body))) {
      SubmitResult result = submit(gateway(kannel.uri("/sendsms").toString(), Map.of()), false);
      assertThat(kannel.requests()).hasSize(1);
      return result;
    }
  }

  @Test
  void the_request_has_all_that_kannel_must_be_told() throws Exception {
    try (ScriptedServer kannel =
        new ScriptedServer(ScriptedServer.answering(202, "text/html", "0: Accepted"))) {
      String url = kannel.uri("/sendsms").toString();
      submit(gateway(url, Map.of("sender", "ÉCOLE", "smsc.STANDARD", "FAST")), false);
      submit(gateway(url, Map.of()), true);

      Map<String, List<String>> gsm = query(kannel, 0);
      assertThat(gsm)
          .containsEntry("username", List.of("ecole"))
          .containsEntry("password", List.of("p&w=%"))
          .containsEntry("from", List.of("ÉCOLE"))
          .containsEntry("to", List.of("+33612345678"))
          .containsEntry("text", List.of("Été & co"))
          .containsEntry("charset", List.of("UTF-8"))
          .containsEntry("coding", List.of("0"))
          .containsEntry("smsc", List.of("FAST"))
          .containsEntry("dlr-mask", List.of("31"))
          .containsEntry(
              "dlr-url",
              List.of(
                  "https://erp.example.org/sms/dlr/kannel/"
                      + TOKEN
                      + "?ref="
                      + REFERENCE
                      + "&d=%d&t=%T&a=%A"));
      assertThat(query(kannel, 1))
          .containsEntry("coding", List.of("2"))
          .doesNotContainKeys("from", "smsc");
    }
  }

  @Test
  void a_sender_that_was_chosen_stands_before_the_configured_one() throws Exception {
    try (ScriptedServer kannel =
        new ScriptedServer(ScriptedServer.answering(202, "text/html", "0: Accepted"))) {
      SmsGateway gateway = gateway(kannel.uri("/sendsms").toString(), Map.of("sender", "ECOLE"));
      Item item = new Item(REFERENCE, new PhoneNumber("+33612345678"), "Bonjour", false, 1);
      gateway
          .submit(
              new SubmitRequest(
                  SendingMode.STANDARD, List.of(item), Optional.of(new SenderId("CHARLEMAGNE"))))
          .toCompletableFuture()
          .join();
      assertThat(query(kannel, 0)).containsEntry("from", List.of("CHARLEMAGNE"));
      assertThat(gateway.capabilities().senders()).isTrue();
    }
  }

  private static Map<String, List<String>> query(ScriptedServer kannel, int request) {
    String target = kannel.requests().get(request).target();
    return FormText.read(target.substring(target.indexOf('?') + 1));
  }

  @Test
  void without_a_callback_no_report_is_asked_for_and_none_accepted() throws Exception {
    try (ScriptedServer kannel =
        new ScriptedServer(ScriptedServer.answering(202, "text/html", "0: Accepted"))) {
      SmsGateway gateway = gateway(kannel.uri("/sendsms").toString(), Map.of("callback.base", " "));
      submit(gateway, false);

      assertThat(query(kannel, 0)).doesNotContainKeys("dlr-mask", "dlr-url");
      assertThat(gateway.capabilities().reports()).isFalse();
      assertThat(gateway.receive(new RawCallback("GET", TOKEN, Map.of(), Map.of(), new byte[0])))
          .isInstanceOf(CallbackResult.Unauthorised.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0: Accepted for delivery",
    "3: Queued for later delivery",
    "Sent.",
    "Sent. Message splits: 2"
  })
  void its_yeses_are_acceptances(String body) throws Exception {
    assertThat(answered(202, body)).isEqualTo(new SubmitResult.Accepted("", "202 " + body));
  }

  @ParameterizedTest
  @CsvSource({
    "400, 'Missing receiver number, rejected', INVALID_NUMBER",
    "400, 'Number(s) has/have been denied by white- and/or black-lists.', RECIPIENT_STOPPED",
    "400, 'Sender missing and no global set, rejected', SENDER_REFUSED",
    "400, 'Charset or body misformed, rejected', TEXT_REFUSED",
    "400, 'Coding field misformed, rejected', OTHER",
    "403, Authorization failed for sendsms, LOGIN_REFUSED",
    "403, Not routable. Do not try again., OTHER",
    "404, Unknown request., OTHER"
  })
  void its_noes_are_rejections(int status, String body, FailureReason reason) throws Exception {
    assertThat(answered(status, body))
        .isEqualTo(new SubmitResult.Rejected(reason, status + " " + body));
  }

  @Test
  void shutting_down_is_for_later() throws Exception {
    assertThat(answered(503, "Temporal failure, try again later."))
        .isInstanceOfSatisfying(
            SubmitResult.RetryLater.class,
            later -> assertThat(later.reason()).isEqualTo(FailureReason.PROVIDER_DOWN));
  }

  @ParameterizedTest
  @CsvSource({"202, ''", "202, 4: what", "200, OK", "500, Sending failed.", "302, ''", "429, ''"})
  void anything_else_is_unknown(int status, String body) throws Exception {
    assertThat(answered(status, body))
        .isInstanceOfSatisfying(
            SubmitResult.Unknown.class,
            unknown -> assertThat(unknown.reason()).isEqualTo(FailureReason.NO_CLEAR_ANSWER));
  }

  // ---- reports

  private CallbackResult report(String token, Map<String, String> query) {
    Map<String, List<String>> parameters = new HashMap<>();
    query.forEach((name, value) -> parameters.put(name, List.of(value)));
    return gateway("http://127.0.0.1:1/sendsms", Map.of())
        .receive(new RawCallback("GET", token, parameters, Map.of(), new byte[0]));
  }

  private DeliveryReport report(String state, String words) {
    CallbackResult result =
        report(
            TOKEN, Map.of("ref", REFERENCE.toString(), "d", state, "a", words, "t", "1700000000"));
    return ((CallbackResult.Reports) result).reports().get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "1, '', DELIVERED, , 1",
    "4, '', BUFFERED, , 4",
    "8, ACK/, BUFFERED, , 8 ACK/",
    "32, '', BUFFERED, , 32",
    "16, NACK/REJECTED, UNDELIVERED, OTHER, 16 NACK/REJECTED",
    "2, 'id:1 sub:001 dlvrd:000 submit date:2611241015 done date:2611241016 stat:EXPIRED err:004"
        + " text:Votre mot de passe', UNDELIVERED, EXPIRED, 2 EXPIRED err:004",
    "2, 'stat:UNDELIV err:27 Text:secret', UNDELIVERED, OTHER, 2 UNDELIV err:27",
    "2, 'a secret +33612345678', UNDELIVERED, OTHER, 2"
  })
  void states_are_read_and_the_text_in_them_is_dropped(
      String state,
      String words,
      DeliveryReport.Status status,
      FailureReason reason,
      String rawCode) {
    DeliveryReport report = report(state, words);

    assertThat(report.status()).isEqualTo(status);
    assertThat(report.reason()).isEqualTo(Optional.ofNullable(reason));
    assertThat(report.rawCode()).isEqualTo(rawCode);
    assertThat(report.reference()).contains(REFERENCE);
    assertThat(report.at().orElseThrow().getEpochSecond()).isEqualTo(1700000000L);
  }

  @Test
  void a_wrong_a_longer_and_an_absent_token_open_nothing() {
    Map<String, String> query = Map.of("ref", REFERENCE.toString(), "d", "1");

    assertThat(report(TOKEN, query)).isInstanceOf(CallbackResult.Reports.class);
    for (String wrong : List.of("", "x", TOKEN + "x", TOKEN.substring(1), TOKEN.toUpperCase())) {
      assertThat(report(wrong, query)).isInstanceOf(CallbackResult.Unauthorised.class);
    }
  }

  @Test
  void what_is_no_report_is_malformed_and_not_an_exception() {
    String ref = REFERENCE.toString();
    for (Map<String, String> query :
        List.of(
            Map.<String, String>of(),
            Map.of("ref", ref),
            Map.of("d", "1"),
            Map.of("ref", "x", "d", "1"),
            Map.of("ref", ref, "d", ""),
            Map.of("ref", ref, "d", "3"),
            Map.of("ref", ref, "d", "-1"),
            Map.of("ref", ref, "d", "99999999999999999999"))) {
      assertThat(report(TOKEN, query)).isInstanceOf(CallbackResult.Malformed.class);
    }
  }

  @Test
  void a_time_that_is_none_is_left_out() {
    CallbackResult result =
        report(TOKEN, Map.of("ref", REFERENCE.toString(), "d", "1", "t", "yesterday"));

    assertThat(((CallbackResult.Reports) result).reports().get(0).at()).isEmpty();
  }
}
