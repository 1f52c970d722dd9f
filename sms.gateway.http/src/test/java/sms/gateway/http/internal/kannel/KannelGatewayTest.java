package sms.gateway.http.internal.kannel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sms.api.gateway.Balance;
import sms.api.gateway.CallbackResult;
import sms.api.gateway.DeliveryReport;
import sms.api.gateway.FailureReason;
import sms.api.gateway.SendingMode;
import sms.api.gateway.SmsGateway;
import sms.api.gateway.SubmitRequest;
import sms.api.gateway.SubmitRequest.Item;
import sms.api.gateway.SubmitResult;
import sms.api.selection.PhoneNumber;
import sms.gateway.http.internal.Gateways;
import sms.gateway.http.internal.exchange.HttpExchange;
import sms.gateway.http.support.CallbackReceiver;
import sms.gateway.http.support.Kannel;
import sms.gateway.http.support.Kannel.Received;

/** Against a real Kannel. */
@Timeout(120)
class KannelGatewayTest {
  @TempDir static Path dir;

  private static Kannel kannel;
  private static int lastNumber;

  private final HttpExchange exchange = new HttpExchange();
  private CallbackReceiver erp;

  @BeforeAll
  static void startKannel() throws Exception {
    kannel = Kannel.start(dir);
  }

  @AfterAll
  static void stopKannel() {
    kannel.close();
  }

  @BeforeEach
  void listen() throws Exception {
    erp = new CallbackReceiver();
  }

  @AfterEach
  void end() throws Exception {
    exchange.close();
    erp.close();
  }

  private SmsGateway gateway(Map<String, Object> changes) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("id", "kannel");
    settings.put("url", kannel.sendSms().toString());
    settings.put("username", Kannel.USERNAME);
    settings.put(".password", Kannel.PASSWORD);
    settings.put("sender", "ECOLE");
    settings.put("callback.base", erp.base());
    settings.put(".token", "0123456789-abcdefghijklmn");
    settings.put("tariff.STANDARD", ":0.05");
    settings.putAll(changes);
    SmsGateway gateway = Gateways.of(exchange, settings, KannelComponent::configure);
    erp.gateway(gateway::receive);
    return gateway;
  }

  private static PhoneNumber nextNumber() {
    return new PhoneNumber("+3363998%04d".formatted(++lastNumber));
  }

  private static Item item(String text, boolean unicode, int parts) {
    return new Item(UUID.randomUUID(), nextNumber(), text, unicode, parts);
  }

  private static SubmitResult submit(SmsGateway gateway, Item item) throws Exception {
    return gateway
        .submit(new SubmitRequest(SendingMode.STANDARD, List.of(item)))
        .toCompletableFuture()
        .get(20, TimeUnit.SECONDS)
        .get(0);
  }

  private static void eventually(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      Thread.sleep(50);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  private static List<Received> receivedBy(PhoneNumber number) {
    try {
      return kannel.received().stream().filter(r -> r.to().equals(number.e164())).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void arrives(String text, boolean unicode, int parts) throws Exception {
    Item item = item(text, unicode, parts);

    SubmitResult result = submit(gateway(Map.of()), item);

    assertThat(result).isEqualTo(new SubmitResult.Accepted("", "202 0: Accepted for delivery"));
    eventually(() -> !receivedBy(item.to()).isEmpty());
    assertThat(receivedBy(item.to()))
        .containsExactly(new Received("ECOLE", item.to().e164(), text, parts));
  }

  @Test
  void french_text_in_the_gsm_alphabet_arrives_as_it_was() throws Exception {
    arrives("L'été à Nice ? Très bien, père : où est Éva ? § 3, 12 £, ò ì ù.", false, 1);
  }

  @Test
  void all_characters_of_the_gsm_alphabet_arrive_as_they_were() throws Exception {
    arrives(
        "@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
            + "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
        false, 1);
    arrives("€ [] {} ~ ^ | \\", false, 1);
  }

  @Test
  void a_circumflex_arrives_as_unicode() throws Exception {
    arrives("Fête de l’école : « venez » – 12 h 30… œuf ç ê î ô û", true, 1);
  }

  @Test
  void an_emoji_arrives_as_unicode() throws Exception {
    arrives("À demain 😀👩‍🏫 !", true, 1);
  }

  @Test
  void line_breaks_and_double_spaces_arrive() throws Exception {
    arrives("Bonjour,\nla cantine  est fermée.\nMerci", false, 1);
    arrives("Bonjour,\nla fête  est annulée.\n", true, 1);
  }

  @Test
  void signs_that_mean_something_in_addresses_arrive() throws Exception {
    arrives("a&text=b#c%d%20e+f g?h=i;j/k\\l%00", false, 1);
  }

  @Test
  void spaces_around_a_text_arrive() throws Exception {
    arrives(" au milieu ", false, 1);
  }

  @Test
  void a_long_gsm_text_arrives_in_parts() throws Exception {
    arrives("Voyage à 12 € ! ".repeat(60).strip(), false, 7);
  }

  @Test
  void a_long_unicode_text_arrives_in_parts() throws Exception {
    arrives("Fête 😀 ".repeat(60).strip(), true, 8);
  }

  @Test
  void the_longest_text_arrives_whole() throws Exception {
    arrives("é".repeat(1530), false, 10);
    arrives("ê".repeat(670), true, 10);
  }

  @Test
  void a_text_that_kannel_would_cut_is_refused_before_it_is_sent() throws Exception {
    Item item = item("x".repeat(1531), false, 11);

    assertThat(submit(gateway(Map.of()), item))
        .isEqualTo(new SubmitResult.Rejected(FailureReason.TEXT_REFUSED, "11 parts, at most 10"));
    assertThat(receivedBy(item.to())).isEmpty();
  }

  @Test
  void an_empty_text_which_kannel_would_replace_is_refused() throws Exception {
    Item item = item("", false, 1);

    assertThat(submit(gateway(Map.of()), item))
        .isEqualTo(new SubmitResult.Rejected(FailureReason.TEXT_REFUSED, "empty"));
    assertThat(receivedBy(item.to())).isEmpty();
  }

  @Test
  void a_hundred_sms_arrive_once_and_their_reports_come_back() throws Exception {
    SmsGateway gateway = gateway(Map.of());
    Map<PhoneNumber, Item> items = new HashMap<>();
    List<java.util.concurrent.CompletableFuture<List<SubmitResult>>> results = new ArrayList<>();
    Instant before = Instant.now().minusSeconds(2);
    for (int i = 0; i < 100; i++) {
      Item item =
          i % 3 == 0
              ? item("Fête n° " + i, true, 1)
              : i % 3 == 1
                  ? item("Été à " + i + " €", false, 1)
                  : item("é".repeat(200) + i, false, 2);
      items.put(item.to(), item);
      results.add(
          gateway
              .submit(new SubmitRequest(SendingMode.STANDARD, List.of(item)))
              .toCompletableFuture());
    }
    for (var result : results) {
      assertThat(result.get(20, TimeUnit.SECONDS).get(0)).isInstanceOf(SubmitResult.Accepted.class);
    }
    eventually(() -> items.keySet().stream().noneMatch(number -> receivedBy(number).isEmpty()));
    items.forEach(
        (number, item) ->
            assertThat(receivedBy(number)).extracting(Received::text).containsExactly(item.text()));

    Set<UUID> references = items.values().stream().map(Item::reference).collect(Collectors.toSet());
    eventually(() -> delivered().containsAll(references));
    assertThat(delivered()).hasSize(100);
    assertThat(erp.reports())
        .hasSize(200)
        .allMatch(report -> references.contains(report.reference().orElseThrow()))
        .allMatch(report -> report.at().orElseThrow().isAfter(before))
        .allMatch(report -> report.at().orElseThrow().isBefore(Instant.now().plusSeconds(2)));
    assertThat(erp.results()).hasOnlyElementsOfType(CallbackResult.Reports.class);
  }

  private Set<UUID> delivered() {
    return erp.reports().stream()
        .filter(report -> report.status() == DeliveryReport.Status.DELIVERED)
        .map(report -> report.reference().orElseThrow())
        .collect(Collectors.toSet());
  }

  @Test
  void a_wrong_password_is_a_refused_login() throws Exception {
    Item item = item("Bonjour", false, 1);

    assertThat(submit(gateway(Map.of(".password", "wrong")), item))
        .isEqualTo(
            new SubmitResult.Rejected(
                FailureReason.LOGIN_REFUSED, "403 Authorization failed for sendsms"));
  }

  @Test
  void a_wrong_path_is_a_refusal() throws Exception {
    URI elsewhere = kannel.sendSms().resolve("/elsewhere");

    assertThat(submit(gateway(Map.of("url", elsewhere.toString())), item("Bonjour", false, 1)))
        .isEqualTo(new SubmitResult.Rejected(FailureReason.OTHER, "404 Unknown request."));
  }

  @Test
  void an_unknown_smsc_is_queued_or_not_routable_but_never_unclear() throws Exception {
    SubmitResult result =
        submit(gateway(Map.of("smsc.STANDARD", "NOBODY")), item("Bonjour", false, 1));

    assertThat(result)
        .isNotInstanceOf(SubmitResult.Unknown.class)
        .isNotInstanceOf(SubmitResult.RetryLater.class);
  }

  @Test
  void kannel_cannot_be_asked_for_its_credit() throws Exception {
    assertThat(gateway(Map.of()).balance().toCompletableFuture().get())
        .isEqualTo(new Balance.Unsupported());
  }

  @Test
  void the_test_of_a_connection_finds_a_wrong_password_and_sends_nothing() throws Exception {
    int before = kannel.received().size();
    assertThat(gateway(Map.of(".password", "wrong")).balance().toCompletableFuture().get())
        .isInstanceOfSatisfying(
            Balance.Unavailable.class,
            refused -> assertThat(refused.reason()).isEqualTo(FailureReason.LOGIN_REFUSED));
    assertThat(gateway(Map.of()).balance().toCompletableFuture().get())
        .isInstanceOf(Balance.Unsupported.class);
    assertThat(kannel.received()).hasSize(before);
  }

  @Test
  void without_smsbox_the_sms_waits_and_afterwards_it_is_sent() throws Exception {
    SmsGateway gateway = gateway(Map.of());
    kannel.stopSmsbox();
    try {
      assertThat(submit(gateway, item("Bonjour", false, 1)))
          .isInstanceOfSatisfying(
              SubmitResult.RetryLater.class,
              later -> assertThat(later.reason()).isEqualTo(FailureReason.UNREACHABLE));
    } finally {
      kannel.startSmsbox();
    }
    assertThat(submit(gateway, item("Bonjour", false, 1)))
        .isInstanceOf(SubmitResult.Accepted.class);
  }

  @Test
  void reports_that_come_while_the_erp_is_away_come_later() throws Exception {
    SmsGateway gateway = gateway(Map.of());
    erp.close();
    Item item = item("Bonjour", false, 1);
    assertThat(submit(gateway, item)).isInstanceOf(SubmitResult.Accepted.class);
    eventually(() -> !receivedBy(item.to()).isEmpty());
    eventually(() -> couldNotReport(item));
    try (CallbackReceiver back = erp.again()) {
      back.gateway(gateway::receive);
      eventually(
          () ->
              back.reports().stream().anyMatch(r -> r.status() == DeliveryReport.Status.DELIVERED));
      assertThat(back.reports())
          .allMatch(report -> report.reference().orElseThrow().equals(item.reference()));
    }
  }

  private static boolean couldNotReport(Item item) {
    try {
      return kannel
          .smsboxLog()
          .lines()
          .anyMatch(
              line ->
                  line.contains("Couldn't fetch") && line.contains(item.reference().toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
