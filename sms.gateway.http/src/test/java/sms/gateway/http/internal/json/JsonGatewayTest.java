package sms.gateway.http.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static sms.gateway.http.support.ScriptedServer.answering;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sms.api.gateway.Balance;
import sms.api.gateway.CallbackResult;
import sms.api.gateway.DeliveryReport;
import sms.api.gateway.FailureReason;
import sms.api.gateway.InboundSms;
import sms.api.gateway.LookupRequest;
import sms.api.gateway.Money;
import sms.api.gateway.PollResult;
import sms.api.gateway.RawCallback;
import sms.api.gateway.ReportPolling;
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
import sms.gateway.http.internal.settings.SettingException;
import sms.gateway.http.support.ScriptedServer;
import sms.gateway.http.support.ScriptedServer.Script;

@Timeout(60)
class JsonGatewayTest {
  private static final String TOKEN = "0123456789-abcdefghijklmn";
  private static final UUID REFERENCE = UUID.fromString("00000000-0000-4000-8000-00000000002a");
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final PhoneNumber NUMBER = new PhoneNumber("+33612345678");

  private final HttpExchange exchange = new HttpExchange();
  private final List<ScriptedServer> providers = new ArrayList<>();

  @AfterEach
  void close() throws IOException {
    exchange.close();
    for (ScriptedServer provider : providers) {
      provider.close();
    }
  }

  private ScriptedServer provider(Script script) throws IOException {
    ScriptedServer provider = new ScriptedServer(script);
    providers.add(provider);
    return provider;
  }

  private static Map<String, Object> settings(String url) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("id", "json");
    settings.put("url", url);
    settings.put("headers", new String[] {"Authorization: Bearer {key}"});
    settings.put(".key", "k3y");
    settings.put("sender", "ECOLE");
    settings.put("body", "{\"to\":\"{to}\",\"text\":\"{text}\",\"ref\":\"{reference}\"}");
    settings.put(
        "answers",
        new String[] {
          "201 = accepted",
          "200 0 = accepted",
          "400 invalid_number = rejected INVALID_NUMBER",
          "400 = rejected OTHER",
          "401 = rejected LOGIN_REFUSED",
          "402 = rejected CREDIT_EXHAUSTED",
          "429 = retry THROTTLED",
          "503 = retry PROVIDER_DOWN"
        });
    settings.put("answer.id", "/id");
    settings.put("answer.code", "/error");
    settings.put("callback.base", "https://erp.example.org/");
    settings.put(".token", TOKEN);
    settings.put("report.reference", "/reference");
    settings.put("report.id", "/id");
    settings.put("report.status", "/status");
    settings.put("report.code", "/code");
    settings.put("report.time", "/at");
    settings.put(
        "report.statuses",
        new String[] {
          "delivered = DELIVERED",
          "buffered = BUFFERED",
          "undelivered = UNDELIVERED",
          "expired = UNDELIVERED EXPIRED"
        });
    settings.put("report.codes", new String[] {"absent = ABSENT_SUBSCRIBER"});
    settings.put("tariff.STANDARD", "33:0.045,:0.08");
    settings.put("tariff.PREMIUM", ":0.1");
    return settings;
  }

  private SmsGateway gateway(Map<String, Object> settings) {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return Gateways.of(
        exchange, settings, (common, own) -> JsonComponent.configure(common, own, clock));
  }

  private SmsGateway gateway(ScriptedServer provider, Map<String, Object> changes) {
    Map<String, Object> settings = settings(provider.uri("/send").toString());
    settings.putAll(changes);
    return gateway(settings);
  }

  private static SubmitResult submit(SmsGateway gateway, String text) throws Exception {
    return submit(gateway, SendingMode.STANDARD, new Item(REFERENCE, NUMBER, text, false, 1));
  }

  private static SubmitResult submit(SmsGateway gateway, SendingMode mode, Item item)
      throws Exception {
    return gateway
        .submit(new SubmitRequest(mode, List.of(item)))
        .toCompletableFuture()
        .get(30, TimeUnit.SECONDS)
        .get(0);
  }

  /** The result of exactly one request. */
  private SubmitResult after(Script script) throws Exception {
    ScriptedServer provider = provider(script);
    SubmitResult result = submit(gateway(provider, Map.of()), "Bonjour");
    assertThat(provider.connections()).isEqualTo(1);
    assertThat(provider.requests()).hasSizeLessThanOrEqualTo(1);
    return result;
  }

  // ---- what is sent

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bonjour",
        "« été » – 12 € 😀",
        "\"},{\"to\":\"+33600000000",
        "back\\slash \\\" \\u0041 \\n",
        "line\nbreak\ttab\u0001\u2028",
        "{reference} {key} {to} {text} {{text}} ${sms.port} %s",
        "</script><!-- '"
      })
  void a_text_reaches_the_provider_literally_whatever_it_holds(String text) throws Exception {
    ScriptedServer provider = provider(answering(201, "application/json", "{\"id\":\"1\"}"));

    submit(gateway(provider, Map.of()), text);

    JsonNode sent = new ObjectMapper().readTree(provider.requests().get(0).body());
    assertThat(sent.size()).isEqualTo(3);
    assertThat(sent.get("text").asText()).isEqualTo(text);
    assertThat(sent.get("to").asText()).isEqualTo("+33612345678");
    assertThat(sent.get("ref").asText()).isEqualTo(REFERENCE.toString());
  }

  @Test
  void a_sender_can_be_chosen_where_the_request_has_a_place_for_it() throws Exception {
    ScriptedServer provider = provider(answering(201, "application/json", "{\"id\":\"1\"}"));
    SmsGateway gateway =
        gateway(
            provider,
            Map.of("body", "{\"to\":\"{to}\",\"text\":\"{text}\",\"from\":\"{sender}\"}"));
    Item item = new Item(REFERENCE, NUMBER, "Bonjour", false, 1);
    gateway
        .submit(
            new SubmitRequest(
                SendingMode.STANDARD, List.of(item), Optional.of(new SenderId("CHARLEMAGNE"))))
        .toCompletableFuture()
        .join();

    assertThat(provider.requests().get(0).body()).contains("\"from\":\"CHARLEMAGNE\"");
    assertThat(gateway.capabilities().senders()).isTrue();
    assertThat(gateway(provider, Map.of()).capabilities().senders()).isFalse();
  }

  @Test
  void all_placeholders_are_filled() throws Exception {
    ScriptedServer provider = provider(answering(201, "application/json", "{\"id\":\"1\"}"));
    SmsGateway gateway =
        gateway(
            provider,
            Map.of(
                "user",
                "me",
                "headers",
                List.of("Authorization: Basic {basic}", "X-Ref: {reference}"),
                "body",
                "[\"{to}|{to.digits}|{text}|{reference}|{sender}|{mode}|{encoding}|{parts}|{callback}|{user}\","
                    + " 1, true, {\"a\": [null]}]",
                "mode.PREMIUM",
                "sms_premium",
                "encoding.unicode",
                "UCS2"));

    submit(gateway, SendingMode.PREMIUM, new Item(REFERENCE, NUMBER, "ê", true, 2));

    ScriptedServer.Request request = provider.requests().get(0);
    assertThat(request.body())
        .isEqualTo(
            "[\"+33612345678|33612345678|ê|"
                + REFERENCE
                + "|ECOLE|sms_premium|UCS2|2|https://erp.example.org/sms/dlr/json/"
                + TOKEN
                + "|me\",1,true,{\"a\":[null]}]");
    assertThat(request.headers())
        .containsEntry("authorization", "Basic bWU6azN5")
        .containsEntry("x-ref", REFERENCE.toString());
  }

  @Test
  void a_form_is_escaped_as_a_form() throws Exception {
    ScriptedServer provider = provider(answering(201, "application/json", "{\"id\":\"1\"}"));
    SmsGateway gateway =
        gateway(
            provider,
            Map.of("body.type", "form", "body", "To={to}&Body={text}&fixed=a%26b&empty="));

    submit(gateway, "a=b&c=d +é😀 {reference}");

    ScriptedServer.Request request = provider.requests().get(0);
    assertThat(request.headers())
        .containsEntry("content-type", "application/x-www-form-urlencoded");
    assertThat(FormText.read(request.body()))
        .containsEntry("To", List.of("+33612345678"))
        .containsEntry("Body", List.of("a=b&c=d +é😀 {reference}"))
        .containsEntry("fixed", List.of("a&b"))
        .containsEntry("empty", List.of(""))
        .hasSize(4);
  }

  @Test
  void a_get_carries_all_in_its_query() throws Exception {
    ScriptedServer provider = provider(answering(201, "application/json", "{\"id\":\"1\"}"));
    Map<String, Object> settings = settings(provider.uri("/send") + "?to={to.digits}&text={text}");
    settings.remove("body");
    settings.put("method", "get");

    submit(gateway(settings), "a=b&c=d é#");

    assertThat(provider.requests().get(0).line())
        .isEqualTo("GET /send?to=33612345678&text=a%3Db%26c%3Dd+%C3%A9%23 HTTP/1.1");
    assertThat(provider.requests().get(0).body()).isEmpty();
  }

  @Test
  void a_text_longer_than_configured_is_not_sent() throws Exception {
    ScriptedServer provider = provider(answering(201, "application/json", "{\"id\":\"1\"}"));

    SubmitResult result =
        submit(
            gateway(provider, Map.of("max.parts", 2)),
            SendingMode.STANDARD,
            new Item(REFERENCE, NUMBER, "x".repeat(400), false, 3));

    assertThat(result)
        .isEqualTo(new SubmitResult.Rejected(FailureReason.TEXT_REFUSED, "3 parts, at most 2"));
    assertThat(provider.connections()).isZero();
  }

  // ---- what the answers mean

  @Test
  void accepted_with_the_providers_identifier() throws Exception {
    assertThat(after(answering(201, "application/json", "{\"id\":\"abc\"}")))
        .isEqualTo(new SubmitResult.Accepted("abc", "201"));
    assertThat(after(answering(200, "application/json", "{\"id\":12345678901,\"error\":0}")))
        .isEqualTo(new SubmitResult.Accepted("12345678901", "200 0"));
  }

  @ParameterizedTest
  @CsvSource({
    "400, '{\"error\":\"invalid_number\"}', INVALID_NUMBER, 400 invalid_number",
    "400, '{\"error\":\"else\"}', OTHER, 400 else",
    "400, no JSON, OTHER, 400",
    "401, '', LOGIN_REFUSED, 401",
    "402, '{\"error\":\"wrong +33 6 12 34 56 78\"}', CREDIT_EXHAUSTED, 402 wrong ••••"
  })
  void documented_refusals(int status, String body, FailureReason reason, String rawCode)
      throws Exception {
    assertThat(after(answering(status, "application/json", body)))
        .isEqualTo(new SubmitResult.Rejected(reason, rawCode));
  }

  @ParameterizedTest
  @CsvSource({
    "429, 120, THROTTLED, 120",
    "429, '', THROTTLED, 0",
    "429, soon, THROTTLED, 0",
    "429, -5, THROTTLED, 0",
    "429, 99999999, THROTTLED, 86400",
    "503, 'Tue, 24 Nov 2026 10:00:30 GMT', PROVIDER_DOWN, 30",
    "503, 'Tue, 24 Nov 2026 09:00:00 GMT', PROVIDER_DOWN, 0"
  })
  void documented_laters(int status, String retryAfter, FailureReason reason, long seconds)
      throws Exception {
    assertThat(after(answering(status, Map.of("Retry-After", retryAfter), "")))
        .isEqualTo(
            new SubmitResult.RetryLater(
                Duration.ofSeconds(seconds), reason, Integer.toString(status)));
  }

  @ParameterizedTest
  @CsvSource({
    "201, ''",
    "201, '{}'",
    "201, '{\"id\":null}'",
    "201, '{\"id\":\"\"}'",
    "201, '{\"id\":{\"a\":1}}'",
    "201, '{\"id\":\"1\"'",
    "201, '{\"id\":\"1\"} trailing'",
    "201, <html>",
    "200, '{\"id\":\"1\"}'",
    "200, '{\"id\":\"1\",\"error\":7}'",
    "202, '{\"id\":\"1\"}'",
    "204, ''",
    "302, ''",
    "403, ''",
    "500, '{\"id\":\"1\"}'",
    "502, ''",
    "504, ''"
  })
  void undocumented_answers_are_unknown(int status, String body) throws Exception {
    assertThat(after(answering(status, Map.of("Location", "http://127.0.0.1/"), body)))
        .isInstanceOfSatisfying(
            SubmitResult.Unknown.class,
            unknown -> assertThat(unknown.reason()).isEqualTo(FailureReason.NO_CLEAR_ANSWER));
  }

  @Test
  void deep_and_garbage_json_is_unknown() throws Exception {
    for (String body :
        List.of("[".repeat(60_000), "\u0000", "{\"id\":" + "9".repeat(60_000) + "}")) {
      assertThat(after(answering(201, "application/json", body)))
          .isInstanceOf(SubmitResult.Unknown.class);
    }
  }

  @Test
  void broken_connections_are_unknown() throws Exception {
    List<Script> breaks =
        List.of(
            connection -> {
              connection.read(50);
              connection.reset();
            },
            connection -> {
              connection.request();
              connection.reset();
            },
            connection -> connection.request(),
            connection -> {
              connection.request();
              connection.write("HTTP/1.1 201 Created\r\nContent-Length: 99\r\n\r\n{\"id\":\"1\"}");
            },
            connection -> {
              connection.request();
              connection.write("garbage\r\n\r\n");
            },
            connection -> {
              connection.request();
              connection.write("HTTP/1.1 201 Created\r\nContent-Length: 67108864\r\n\r\n");
              connection.write(new byte[1 << 20]);
            });
    for (Script script : breaks) {
      assertThat(after(script))
          .isInstanceOfSatisfying(
              SubmitResult.Unknown.class,
              unknown -> assertThat(unknown.reason()).isEqualTo(FailureReason.NO_CLEAR_ANSWER));
    }
  }

  @Test
  void silence_is_unknown_after_fifteen_seconds() throws Exception {
    long before = System.nanoTime();

    SubmitResult result =
        after(
            connection -> {
              connection.request();
              connection.closedWithin(30_000);
            });

    assertThat(result)
        .isEqualTo(new SubmitResult.Unknown(FailureReason.NO_CLEAR_ANSWER, "deadline"));
    assertThat(Duration.ofNanos(System.nanoTime() - before))
        .isBetween(Duration.ofMillis(14_900), Duration.ofSeconds(18));
  }

  @Test
  void a_refused_connection_is_for_later() throws Exception {
    SmsGateway gateway =
        gateway(settings("http://127.0.0.1:" + ScriptedServer.closedPort() + "/send"));

    assertThat(submit(gateway, "Bonjour"))
        .isInstanceOfSatisfying(
            SubmitResult.RetryLater.class,
            later -> assertThat(later.reason()).isEqualTo(FailureReason.UNREACHABLE));
  }

  // ---- reports

  private CallbackResult receive(Map<String, Object> changes, RawCallback callback) {
    Map<String, Object> settings = settings("https://sms.example.org/send");
    settings.putAll(changes);
    return gateway(settings).receive(callback);
  }

  private static RawCallback json(String body) {
    return new RawCallback(
        "POST", TOKEN, Map.of(), Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  private static List<DeliveryReport> reports(CallbackResult result) {
    assertThat(result).isInstanceOf(CallbackResult.Reports.class);
    return ((CallbackResult.Reports) result).reports();
  }

  @Test
  void a_report_is_read() {
    CallbackResult result =
        receive(
            Map.of(),
            json(
                "{\"reference\":\""
                    + REFERENCE
                    + "\",\"id\":\"p1\",\"status\":\"Delivered\",\"code\":\"0\","
                    + "\"at\":\"2026-11-24T11:15:30+01:00\"}"));

    assertThat(reports(result))
        .containsExactly(
            new DeliveryReport(
                Optional.of(REFERENCE),
                Optional.of("p1"),
                DeliveryReport.Status.DELIVERED,
                Optional.empty(),
                "Delivered 0",
                Optional.of(Instant.parse("2026-11-24T10:15:30Z"))));
  }

  @Test
  void the_reason_is_the_codes_or_the_statuss_or_another() {
    for (Map.Entry<String, FailureReason> expected :
        Map.of(
                "\"undelivered\",\"code\":\"absent\"", FailureReason.ABSENT_SUBSCRIBER,
                "\"undelivered\",\"code\":\"new\"", FailureReason.OTHER,
                "\"undelivered\"", FailureReason.OTHER,
                "\"expired\"", FailureReason.EXPIRED,
                "\"expired\",\"code\":\"absent\"", FailureReason.ABSENT_SUBSCRIBER)
            .entrySet()) {
      DeliveryReport report =
          reports(receive(Map.of(), json("{\"id\":\"p1\",\"status\":" + expected.getKey() + "}")))
              .get(0);

      assertThat(report.reason()).contains(expected.getValue());
      assertThat(report.reference()).isEmpty();
      assertThat(report.at()).isEmpty();
    }
  }

  @Test
  void an_unknown_status_is_malformed_unless_a_line_is_for_all_others() {
    RawCallback callback = json("{\"id\":\"p1\",\"status\":\"strange\"}");

    assertThat(receive(Map.of(), callback)).isInstanceOf(CallbackResult.Malformed.class);
    assertThat(
            reports(
                    receive(
                        Map.of("report.statuses", List.of("ok = DELIVERED", "* = BUFFERED")),
                        callback))
                .get(0)
                .status())
        .isEqualTo(DeliveryReport.Status.BUFFERED);
  }

  @Test
  void a_list_of_reports_is_read_whole_or_not_at_all() {
    Map<String, Object> list = Map.of("report.list", "/events");
    String good = "{\"id\":\"p1\",\"status\":\"delivered\"}";

    assertThat(reports(receive(list, json("{\"events\":[" + good + "," + good + "]}")))).hasSize(2);
    assertThat(reports(receive(list, json("{\"events\":[]}")))).isEmpty();
    assertThat(receive(list, json("{\"events\":[" + good + ",{}]}")))
        .isInstanceOf(CallbackResult.Malformed.class);
    assertThat(receive(list, json(good))).isInstanceOf(CallbackResult.Malformed.class);
  }

  @Test
  void reports_come_as_query_or_form_too() {
    Map<String, Object> places =
        Map.of(
            "report.reference", "ref",
            "report.id", "id",
            "report.status", "s",
            "report.code", "c",
            "report.time", "t",
            "report.time.format", "yyyy-MM-dd HH:mm:ss",
            "report.time.zone", "Europe/Paris");
    Map<String, Object> query = new HashMap<>(places);
    query.put("report.source", "query");
    Map<String, Object> form = new HashMap<>(places);
    form.put("report.source", "form");
    DeliveryReport expected =
        new DeliveryReport(
            Optional.of(REFERENCE),
            Optional.empty(),
            DeliveryReport.Status.DELIVERED,
            Optional.empty(),
            "delivered",
            Optional.of(Instant.parse("2026-07-01T08:00:00Z")));

    assertThat(
            reports(
                receive(
                    query,
                    new RawCallback(
                        "GET",
                        TOKEN,
                        Map.of(
                            "ref", List.of(REFERENCE.toString()),
                            "s", List.of("delivered"),
                            "t", List.of("2026-07-01 10:00:00")),
                        Map.of(),
                        new byte[0]))))
        .containsExactly(expected);
    assertThat(
            reports(
                receive(form, json("ref=" + REFERENCE + "&s=delivered&t=2026-07-01+10%3A00%3A00"))))
        .containsExactly(expected);
    assertThat(receive(form, json("ref=%zz"))).isInstanceOf(CallbackResult.Malformed.class);
  }

  @ParameterizedTest
  @CsvSource({"epoch, 1782892800", "epoch-millis, 1782892800000"})
  void numbers_are_times_too(String format, String value) {
    DeliveryReport report =
        reports(
                receive(
                    Map.of("report.time.format", format),
                    json("{\"id\":\"1\",\"status\":\"delivered\",\"at\":" + value + "}")))
            .get(0);

    assertThat(report.at()).contains(Instant.parse("2026-07-01T08:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "\"x\"",
        "{",
        "{}",
        "{\"id\":\"p1\"}",
        "{\"status\":\"delivered\"}",
        "{\"reference\":\"not-ours\",\"status\":\"delivered\"}",
        "{\"reference\":{\"a\":1},\"status\":\"delivered\"}",
        "{\"id\":\"p1\",\"status\":\"delivered\"}{}"
      })
  void what_is_no_report_is_malformed(String body) {
    assertThat(receive(Map.of(), json(body))).isInstanceOf(CallbackResult.Malformed.class);
  }

  @Test
  void a_forged_report_is_not_even_read() {
    assertThat(
            receive(
                Map.of(),
                new RawCallback(
                    "POST",
                    "guess",
                    Map.of(),
                    Map.of(),
                    "{\"id\":\"1\",\"status\":\"delivered\"}".getBytes(StandardCharsets.UTF_8))))
        .isInstanceOf(CallbackResult.Unauthorised.class);
  }

  // ---- credit

  private Balance balance(int status, String body) throws Exception {
    ScriptedServer provider = provider(answering(status, "application/json", body));
    SmsGateway gateway =
        gateway(
            provider,
            Map.of(
                "balance.url",
                provider.uri("/credit") + "?u={user}",
                "balance.amount",
                "/credit/left",
                "user",
                "me"));
    Balance balance = gateway.balance().toCompletableFuture().get(20, TimeUnit.SECONDS);
    assertThat(provider.requests().get(0).line()).isEqualTo("GET /credit?u=me HTTP/1.1");
    assertThat(provider.requests().get(0).headers()).containsEntry("authorization", "Bearer k3y");
    return balance;
  }

  @Test
  void the_credit_is_read_exactly() throws Exception {
    java.util.Currency euro = java.util.Currency.getInstance("EUR");

    assertThat(balance(200, "{\"credit\":{\"left\":12.345678}}"))
        .isEqualTo(new Balance.Known(new Money(12_345_678, euro)));
    assertThat(balance(200, "{\"credit\":{\"left\":\"7\"}}"))
        .isEqualTo(new Balance.Known(new Money(7_000_000, euro)));
    assertThat(balance(200, "{\"credit\":{\"left\":-3}}"))
        .isEqualTo(new Balance.Known(new Money(0, euro)));
  }

  @Test
  void a_credit_that_is_not_told_is_unavailable() throws Exception {
    assertThat(balance(401, ""))
        .isEqualTo(new Balance.Unavailable(FailureReason.LOGIN_REFUSED, "401"));
    for (String body : List.of("", "{}", "{\"credit\":{\"left\":\"a lot\"}}")) {
      assertThat(balance(200, body))
          .isEqualTo(new Balance.Unavailable(FailureReason.NO_CLEAR_ANSWER, "200"));
    }
    assertThat(balance(500, "{\"credit\":{\"left\":7}}"))
        .isEqualTo(new Balance.Unavailable(FailureReason.NO_CLEAR_ANSWER, "500"));
  }

  @Test
  void without_its_address_the_credit_is_unsupported() throws Exception {
    assertThat(
            gateway(settings("https://sms.example.org/send")).balance().toCompletableFuture().get())
        .isEqualTo(new Balance.Unsupported());
  }

  // ---- replies

  private static final Map<String, Object> REPLIES =
      Map.of(
          "reply.from", "/msisdn",
          "reply.text", "/text",
          "reply.id", "/mo",
          "reply.time", "/at");

  @Test
  void a_call_with_the_fields_of_a_reply_is_one_and_any_other_is_a_report() {
    assertThat(
            receive(
                REPLIES,
                json(
                    "{\"msisdn\":\"33612345678\",\"text\":\"Merci\",\"mo\":7,"
                        + "\"at\":\"2026-11-24T10:00:00Z\"}")))
        .isEqualTo(
            new CallbackResult.Inbound(
                List.of(
                    new InboundSms(
                        Optional.of("7"),
                        new PhoneNumber("+33612345678"),
                        "Merci",
                        InboundSms.Wish.NONE,
                        Optional.of(Instant.parse("2026-11-24T10:00:00Z"))))));
    assertThat(reports(receive(REPLIES, json("{\"id\":\"p1\",\"status\":\"delivered\"}"))))
        .hasSize(1);
    assertThat(receive(REPLIES, json("{\"msisdn\":\"ECOLE\",\"text\":\"Merci\"}")))
        .isEqualTo(new CallbackResult.Inbound(List.of()));
    assertThat(receive(REPLIES, json("[".repeat(30_000))))
        .isInstanceOf(CallbackResult.Malformed.class);
  }

  @Test
  void a_text_of_any_length_is_cut() {
    CallbackResult result =
        receive(
            REPLIES, json("{\"msisdn\":\"33612345678\",\"text\":\"" + "é".repeat(20_000) + "\"}"));
    assertThat(((CallbackResult.Inbound) result).messages().get(0).text())
        .hasSize(InboundSms.MAX_TEXT);
  }

  @Test
  void a_reply_whose_text_is_nowhere_is_refused_at_activation() {
    assertThatThrownBy(() -> receive(Map.of("reply.from", "/msisdn"), json("{}")))
        .isInstanceOf(SettingException.class)
        .hasMessageContaining("reply.text");
  }

  // ---- reports that are fetched

  private static final Map<String, Object> STATUS =
      Map.of(
          "answer.id", "/id",
          "status.status", "/sms/state",
          "status.code", "/sms/why",
          "status.time", "/sms/at",
          "report.statuses", new String[] {"OK = DELIVERED", "KO = UNDELIVERED", "WAIT = BUFFERED"},
          "report.codes", new String[] {"off = ABSENT_SUBSCRIBER"});

  private SmsGateway asked(ScriptedServer provider, Map<String, Object> changes) {
    Map<String, Object> settings = new HashMap<>(STATUS);
    settings.put("status.url", provider.uri("/sms") + "/{id}?ref={reference}&k={key}");
    settings.putAll(changes);
    return gateway(provider, settings);
  }

  private static LookupRequest lookup(String id) {
    return new LookupRequest(REFERENCE, Optional.of(id), NUMBER, NOW);
  }

  private static PollResult poll(SmsGateway gateway, String... ids) throws Exception {
    return ((ReportPolling) gateway)
        .poll(java.util.Arrays.stream(ids).map(JsonGatewayTest::lookup).toList())
        .toCompletableFuture()
        .get(20, TimeUnit.SECONDS);
  }

  @Test
  void a_report_is_fetched_where_the_configuration_says() throws Exception {
    try (ScriptedServer provider =
        new ScriptedServer(
            ScriptedServer.answering(
                200,
                "application/json",
                "{\"sms\":{\"state\":\"ko\",\"why\":\"off\",\"at\":\"2026-11-24T10:00:00+01:00\"}}"))) {
      SmsGateway gateway = asked(provider, Map.of());
      assertThat(poll(gateway, "a/b c"))
          .isEqualTo(
              new PollResult.Answered(
                  List.of(
                      new DeliveryReport(
                          Optional.of(REFERENCE),
                          Optional.of("a/b c"),
                          DeliveryReport.Status.UNDELIVERED,
                          Optional.of(FailureReason.ABSENT_SUBSCRIBER),
                          "ko off",
                          Optional.of(Instant.parse("2026-11-24T09:00:00Z"))))));
      assertThat(provider.requests().get(0).line())
          .isEqualTo("GET /sms/a%2Fb+c?ref=" + REFERENCE + "&k=k3y HTTP/1.1");
      assertThat(provider.requests().get(0).headers()).containsEntry("authorization", "Bearer k3y");
    }
  }

  @Test
  void one_that_says_nothing_holds_up_no_other() throws Exception {
    try (ScriptedServer provider =
        new ScriptedServer(
            ScriptedServer.answering(
                200, "application/json", "{\"sms\":{\"state\":\"unheard of\"}}"))) {
      assertThat(poll(asked(provider, Map.of()), "1", "2", "3"))
          .isEqualTo(new PollResult.Answered(List.of()));
      assertThat(provider.requests()).hasSize(3);
    }
  }

  @Test
  void a_provider_that_is_not_reached_is_asked_later() throws Exception {
    SmsGateway gateway;
    try (ScriptedServer provider =
        new ScriptedServer(ScriptedServer.answering(200, "application/json", "{}"))) {
      gateway = asked(provider, Map.of());
    }
    assertThat(poll(gateway, "1"))
        .isInstanceOfSatisfying(
            PollResult.TryLater.class,
            later -> assertThat(later.reason()).isEqualTo(FailureReason.UNREACHABLE));
  }

  @Test
  void reports_are_fetched_soon_where_none_can_come_late_where_they_do_and_never_when_off()
      throws Exception {
    try (ScriptedServer provider =
        new ScriptedServer(ScriptedServer.answering(200, "application/json", "{}"))) {
      SmsGateway alone = asked(provider, Map.of("callback.base", "", ".token", ""));
      assertThat(((ReportPolling) alone).firstAfter()).isEqualTo(Duration.ofMinutes(1));
      assertThat(alone.capabilities().reports()).isTrue();

      SmsGateway called =
          asked(provider, Map.of("callback.base", "https://erp.example.org", ".token", TOKEN));
      assertThat(((ReportPolling) called).firstAfter()).isEqualTo(Duration.ofHours(1));

      SmsGateway off = asked(provider, Map.of("callback.base", "", ".token", "", "poll", "off"));
      assertThat(off).isNotInstanceOf(ReportPolling.class);
      assertThat(off.capabilities().reports()).isFalse();
    }
  }
}
