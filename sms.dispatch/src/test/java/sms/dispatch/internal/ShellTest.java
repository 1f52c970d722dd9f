package sms.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static sms.dispatch.internal.School.SECRETARY;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sms.api.dispatch.SmsState;
import sms.api.gateway.FailureReason;
import sms.api.gateway.SubmitResult;
import sms.dispatch.internal.command.ResolveCommand;
import sms.dispatch.internal.command.SendCommand;
import sms.dispatch.internal.testing.LedgerGateway;
import sms.dispatch.internal.testing.OutboxRecap;
import sms.dispatch.internal.testing.PlainComposer;
import sms.dispatch.internal.testing.TypedNumbers;
import sms.dispatch.internal.work.Time;

/** {@code sms:resolve} and {@code sms:send} in the shell. */
class ShellTest {
  private final School school = new School();
  private final LedgerGateway gateway = new LedgerGateway("one");
  private SmsDispatcher dispatcher;
  private ResolveCommand resolve;
  private SendCommand send;

  @BeforeEach
  void start() {
    dispatcher = school.dispatcher();
    resolve =
        new ResolveCommand(
            new SmsResolver(
                school.outbox,
                dispatcher,
                school.gateways,
                new Time(school.clock, System::nanoTime)),
            new OutboxRecap(school.outbox),
            school.host);
    send = new SendCommand(dispatcher, new TypedNumbers(), new PlainComposer(), school.host);
  }

  @AfterEach
  void close() {
    school.close();
  }

  private long uncertain() {
    gateway.behaves(
        LedgerGateway.always(new SubmitResult.Unknown(FailureReason.NO_CLEAR_ANSWER, "")));
    school.bind(gateway);
    school.send(dispatcher, 1);
    school.awaitStates(Map.of(SmsState.UNCERTAIN, 1));
    gateway.behaves(LedgerGateway.accept());
    return school.outbox.rows().get(0).id();
  }

  @Test
  void those_that_wait_for_a_decision_are_listed_without_numbers_and_with_what_can_be_typed() {
    assertThat(resolve.resolve()).isEqualTo("no SMS is uncertain.");
    long id = uncertain();
    assertThat(resolve.resolve())
        .containsPattern("(?m)^" + id + " +\\S+ +")
        .contains("sms:resolve ID look-up|sent|not-sent")
        .doesNotContain("612345678")
        .doesNotContain("text 0");
  }

  @Test
  void one_is_marked_and_the_trail_says_it_was_the_console() {
    long id = uncertain();
    assertThat(resolve.resolve(id, "SENT")).isEqualTo("SMS " + id + " is SENT now.");
    assertThat(school.outbox.deciders()).containsExactly("console");
    assertThat(resolve.resolve(id, "not-sent")).containsPattern("rien|nothing");
  }

  @Test
  void one_is_sent_again_in_the_name_of_a_user_who_may() {
    long id = uncertain();
    assertThat(resolve.resolve(id, "resend")).startsWith("sms:resolve ID");
    school.host.block("blocked");
    assertThat(resolve.resolve(id, "resend", "blocked")).containsPattern("rien|nothing");
    assertThat(resolve.resolve(id, "resend", SECRETARY.userId())).contains("is sent again");
    school.awaitStates(Map.of(SmsState.UNCERTAIN, 1, SmsState.SENT, 1));
  }

  @Test
  void a_word_that_is_none_shows_those_that_are() {
    assertThat(resolve.resolve(1, "maybe")).startsWith("sms:resolve ID");
  }

  @Test
  void while_the_database_is_away_that_is_said() {
    school.outbox.goAway();
    assertThat(resolve.resolve()).contains("database does not answer");
  }

  @Test
  void one_sms_is_sent_the_way_any_other_goes() {
    assertThat(send.send("secretary", "06 12 34 56 78", "Essai")).contains("no gateway");
    school.bind(gateway);
    assertThat(send.send("secretary", "06 12 34 56 78", "Essai"))
        .isEqualTo("campaign 1 leaves now.");
    school.awaitStates(Map.of(SmsState.SENT, 1));
    assertThat(gateway.texts()).containsExactly("Essai");
  }

  @Test
  void who_may_not_send_does_not_from_the_shell_either_and_a_wrong_number_is_named() {
    school.bind(gateway);
    school.host.block("secretary");
    assertThat(send.send("secretary", "06 12 34 56 78", "Essai")).containsPattern("bloqué|blocked");
    assertThat(send.send("secretary", "12", "Essai")).isEqualTo("12 is no mobile number");
    assertThat(send.send("secretary", "06 12 34 56 78", "")).isEqualTo("empty");
    assertThat(school.outbox.rows()).isEmpty();
  }
}
