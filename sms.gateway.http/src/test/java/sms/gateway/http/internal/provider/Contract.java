package sms.gateway.http.internal.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import sms.api.gateway.Balance;
import sms.api.gateway.CallbackResult;
import sms.api.gateway.DeliveryReport;
import sms.api.gateway.FailureReason;
import sms.api.gateway.InboundSms;
import sms.api.gateway.LookupRequest;
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
import sms.gateway.http.internal.Publication.Configured;
import sms.gateway.http.internal.exchange.HttpExchange;
import sms.gateway.http.internal.settings.GatewaySettings;
import sms.gateway.http.internal.settings.Settings;
import sms.gateway.http.support.ScriptedServer;
import sms.gateway.http.support.ScriptedServer.Request;

/** What the contract tests share: exchanges written from a provider's documents, over HTTP. */
@Timeout(60)
abstract class Contract {
  static final String TOKEN = "0123456789-abcdefghijklmn";
  static final String CALLBACK = "https://erp.example.org/sms/dlr/p1/" + TOKEN;
  static final UUID REFERENCE = UUID.fromString("00000000-0000-4000-8000-00000000002a");
  static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  private final HttpExchange exchange = new HttpExchange();
  private Request request;

  /** A component's configure method. */
  interface Provider {
    Configured configure(GatewaySettings common, Settings settings, Clock clock);
  }

  abstract Provider provider();

  abstract Map<String, Object> settings();

  @AfterEach
  void close() {
    exchange.close();
  }

  SmsGateway gateway(String url) {
    Map<String, Object> all = new HashMap<>(settings());
    all.put("id", "p1");
    all.put("url", url);
    all.put("callback.base", "https://erp.example.org");
    all.put(".token", TOKEN);
    all.put("tariff.ECONOMY", ":0.03");
    all.put("tariff.PREMIUM", ":0.05");
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return Gateways.of(exchange, all, (common, own) -> provider().configure(common, own, clock));
  }

  @Test
  void a_sender_that_was_chosen_is_the_one_that_the_provider_is_told() throws Exception {
    try (ScriptedServer provider =
        new ScriptedServer(ScriptedServer.answering(500, "application/json", ""))) {
      Item item = new Item(REFERENCE, new PhoneNumber("+33612345678"), "Bonjour", false, 1);
      SmsGateway gateway = gateway(provider.uri("").toString());
      assertThat(gateway.capabilities().senders()).isTrue();
      gateway
          .submit(
              new SubmitRequest(
                  SendingMode.PREMIUM, List.of(item), Optional.of(new SenderId("CHARLEMAGNE"))))
          .toCompletableFuture()
          .get(20, TimeUnit.SECONDS);
      assertThat(provider.requests().get(0).body()).contains("CHARLEMAGNE");
      assertThat(provider.requests().get(0).body())
          .doesNotContain(String.valueOf(settings().getOrDefault("sender", "no such sender")));
    }
  }

  /** Submits one SMS to a provider that answers like that; see {@link #request()}. */
  SubmitResult answered(int status, String body) throws Exception {
    return answered(status, Map.of("Content-Type", "application/json"), body, "Été", false);
  }

  SubmitResult answered(
      int status, Map<String, String> headers, String body, String text, boolean unicode)
      throws Exception {
    return answered(SendingMode.PREMIUM, status, headers, body, text, unicode);
  }

  SubmitResult answered(
      SendingMode mode,
      int status,
      Map<String, String> headers,
      String body,
      String text,
      boolean unicode)
      throws Exception {
    try (ScriptedServer provider =
        new ScriptedServer(ScriptedServer.answering(status, headers, body))) {
      Item item = new Item(REFERENCE, new PhoneNumber("+33612345678"), text, unicode, 1);
      SubmitResult result =
          gateway(provider.uri("").toString())
              .submit(new SubmitRequest(mode, List.of(item)))
              .toCompletableFuture()
              .get(20, TimeUnit.SECONDS)
              .get(0);
      assertThat(provider.requests()).hasSizeLessThanOrEqualTo(1);
      request = provider.requests().isEmpty() ? null : provider.requests().get(0);
      return result;
    }
  }

  /** The last request; null when none was sent. */
  Request request() {
    return request;
  }

  Balance balance(int status, String body) throws IOException {
    try (ScriptedServer provider =
        new ScriptedServer(ScriptedServer.answering(status, "application/json", body))) {
      Balance balance = gateway(provider.uri("").toString()).balance().toCompletableFuture().join();
      request = provider.requests().get(0);
      return balance;
    }
  }

  /** Asks a provider that answers like that for the report of one SMS; see {@link #request()}. */
  PollResult polled(String providerId, int status, String body) throws Exception {
    return polled(providerId, status, Map.of("Content-Type", "application/json"), body);
  }

  PollResult polled(String providerId, int status, Map<String, String> headers, String body)
      throws Exception {
    try (ScriptedServer provider =
        new ScriptedServer(ScriptedServer.answering(status, headers, body))) {
      SmsGateway gateway = gateway(provider.uri("").toString());
      assertThat(gateway).isInstanceOf(ReportPolling.class);
      LookupRequest sms =
          new LookupRequest(REFERENCE, Optional.of(providerId), ZOE, NOW.minusSeconds(60));
      PollResult result =
          ((ReportPolling) gateway)
              .poll(List.of(sms))
              .toCompletableFuture()
              .get(20, TimeUnit.SECONDS);
      assertThat(provider.requests()).hasSizeLessThanOrEqualTo(1);
      request = provider.requests().isEmpty() ? null : provider.requests().get(0);
      return result;
    }
  }

  /** The one report that was fetched, with our reference and that provider's id. */
  static DeliveryReport fetched(PollResult result, String providerId) {
    assertThat(result).isInstanceOf(PollResult.Answered.class);
    assertThat(result.reports()).hasSize(1);
    assertThat(result.reports().get(0).reference()).contains(REFERENCE);
    assertThat(result.reports().get(0).providerId()).contains(providerId);
    return result.reports().get(0);
  }

  static void assertNothingFetched(PollResult result) {
    assertThat(result).isEqualTo(new PollResult.Answered(List.of()));
  }

  /** What every provider that can be asked has to bear. */
  void assertPollingPutsOffAndGivesUp(String providerId) throws Exception {
    for (int status : new int[] {400, 404, 500, 503}) {
      assertNothingFetched(polled(providerId, status, "{}"));
    }
    for (String body : new String[] {"", "[]", "null", "{\"broken", "{\"events\":7}"}) {
      assertNothingFetched(polled(providerId, 200, body));
    }
    assertThat(polled(providerId, 401, "{}"))
        .isInstanceOfSatisfying(
            PollResult.TryLater.class,
            later -> assertThat(later.reason()).isEqualTo(FailureReason.LOGIN_REFUSED));
    assertThat(polled(providerId, 429, Map.of("Retry-After", "90"), ""))
        .isEqualTo(
            new PollResult.TryLater(
                List.of(), Duration.ofSeconds(90), FailureReason.THROTTLED, "429"));
  }

  CallbackResult receive(RawCallback callback) {
    return gateway("https://api.example.org").receive(callback);
  }

  static RawCallback get(Map<String, String> query) {
    return callback("GET", query, Map.of(), "");
  }

  static RawCallback post(String body) {
    return callback("POST", Map.of(), Map.of(), body);
  }

  static RawCallback callback(
      String method, Map<String, String> query, Map<String, String> headers, String body) {
    Map<String, List<String>> parameters = new HashMap<>();
    query.forEach((name, value) -> parameters.put(name, List.of(value)));
    return new RawCallback(
        method, TOKEN, parameters, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  static DeliveryReport only(CallbackResult result) {
    assertThat(result).isInstanceOf(CallbackResult.Reports.class);
    assertThat(((CallbackResult.Reports) result).reports()).hasSize(1);
    return ((CallbackResult.Reports) result).reports().get(0);
  }

  static InboundSms onlySms(CallbackResult result) {
    assertThat(result).isInstanceOf(CallbackResult.Inbound.class);
    assertThat(((CallbackResult.Inbound) result).messages()).hasSize(1);
    return ((CallbackResult.Inbound) result).messages().get(0);
  }

  static final PhoneNumber ZOE = new PhoneNumber("+33612345678");

  static void assertRejected(SubmitResult result, FailureReason reason) {
    assertThat(result)
        .isInstanceOfSatisfying(
            SubmitResult.Rejected.class, r -> assertThat(r.reason()).isEqualTo(reason));
  }

  static void assertUnknown(SubmitResult result) {
    assertThat(result).isInstanceOf(SubmitResult.Unknown.class);
  }
}
