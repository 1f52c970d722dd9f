package sms.gateway.http.internal.kannel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sms.api.gateway.CallbackResult;
import sms.api.gateway.InboundSms;
import sms.api.gateway.SmsGateway;
import sms.api.selection.PhoneNumber;
import sms.gateway.http.internal.Gateways;
import sms.gateway.http.internal.exchange.HttpExchange;
import sms.gateway.http.support.CallbackReceiver;
import sms.gateway.http.support.Kannel;

/** What telephones send to a real Kannel, with the service that the README describes. */
@Timeout(120)
class KannelRepliesTest {
  private static final String TOKEN = "0123456789-abcdefghijklmn";
  private static final PhoneNumber ZOE = new PhoneNumber("+33639980011");

  @Test
  void an_sms_comes_in_with_its_sender_text_identifier_and_time(@TempDir Path dir)
      throws Exception {
    HttpExchange exchange = new HttpExchange();
    try (CallbackReceiver erp = new CallbackReceiver();
        Kannel kannel =
            Kannel.start(
                dir, erp.base() + "/sms/dlr/kannel/" + TOKEN + "?from=%p&text=%b&id=%I&t=%T")) {
      SmsGateway gateway =
          Gateways.of(
              exchange,
              Map.of(
                  "id",
                  "kannel",
                  "url",
                  kannel.sendSms().toString(),
                  "username",
                  Kannel.USERNAME,
                  ".password",
                  Kannel.PASSWORD,
                  "callback.base",
                  erp.base(),
                  ".token",
                  TOKEN,
                  "tariff.STANDARD",
                  ":0.05"),
              KannelComponent::configure);
      erp.gateway(gateway::receive);
      Instant before = Instant.now().minusSeconds(2);

      kannel.comesIn(ZOE.e164() + " 123 text STOP  merci & bonne journée");
      InboundSms stop = message(erp, 0);
      assertThat(stop.from()).isEqualTo(ZOE);
      assertThat(stop.text()).isEqualTo("STOP  merci & bonne journée");
      assertThat(stop.providerId()).isPresent();
      assertThat(stop.at().orElseThrow()).isBetween(before, Instant.now().plusSeconds(2));

      kannel.comesIn("ECOLE 123 text Publicité");
      kannel.comesIn(ZOE.e164() + " 123 text STOP  merci & bonne journée");
      InboundSms again = message(erp, 1);
      assertThat(again.providerId()).as("another SMS").isNotEqualTo(stop.providerId());
      assertThat(erp.results()).allMatch(CallbackResult.Inbound.class::isInstance);
    } finally {
      exchange.close();
    }
  }

  private static InboundSms message(CallbackReceiver erp, int index) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (messages(erp).size() <= index && System.nanoTime() < end) {
      Thread.sleep(50);
    }
    assertThat(messages(erp)).hasSizeGreaterThan(index);
    return messages(erp).get(index);
  }

  private static List<InboundSms> messages(CallbackReceiver erp) {
    return erp.results().stream()
        .filter(CallbackResult.Inbound.class::isInstance)
        .flatMap(result -> ((CallbackResult.Inbound) result).messages().stream())
        .toList();
  }
}
