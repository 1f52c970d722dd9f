package sms.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static sms.dispatch.internal.School.SECRETARY;
import static sms.dispatch.internal.School.await;
import static sms.dispatch.internal.School.messages;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sms.api.dispatch.SmsState;
import sms.dispatch.internal.testing.LedgerGateway;

class SendingTest {
  private final School school = new School();

  @AfterEach
  void close() {
    school.close();
  }

  @Test
  void every_sms_of_a_campaign_is_submitted_once_and_recorded_as_sent() {
    LedgerGateway gateway =
        school.bind(new LedgerGateway("one").behaves(LedgerGateway.acceptWithin(3)));
    SmsDispatcher dispatcher = school.dispatcher();

    school.send(dispatcher, 1200);

    school.awaitStates(Map.of(SmsState.SENT, 1200));
    assertThat(gateway.texts())
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 1200).mapToObj(i -> "text " + i).collect(Collectors.toList()));
    assertThat(gateway.submits().values()).containsOnly(1);
    assertThat(school.outbox.rows())
        .allSatisfy(
            row -> {
              assertThat(row.providerId()).contains("p-" + row.reference());
              assertThat(row.gatewayId()).contains("one");
            });
    await(school.outbox::allFree);
  }

  @Test
  void an_immediate_campaign_is_sent_without_a_claim() {
    LedgerGateway gateway = school.bind(new LedgerGateway("one"));
    SmsDispatcher dispatcher = school.dispatcher();
    school.outbox.goAway("claim");

    dispatcher.send(school.campaign(50), messages(50), SECRETARY);

    school.awaitStates(Map.of(SmsState.SENT, 50));
    assertThat(gateway.submits()).hasSize(50);
  }
}
