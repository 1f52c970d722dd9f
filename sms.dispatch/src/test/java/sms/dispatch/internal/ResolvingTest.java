package sms.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static sms.dispatch.internal.School.SECRETARY;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sms.api.dispatch.ResendOffer;
import sms.api.dispatch.Resolution;
import sms.api.dispatch.ResolveResult;
import sms.api.dispatch.SmsState;
import sms.api.gateway.DeliveryReport;
import sms.api.gateway.FailureReason;
import sms.api.gateway.LookupResult;
import sms.api.gateway.Money;
import sms.api.gateway.SubmitResult;
import sms.api.host.Caller;
import sms.api.host.Right;
import sms.dispatch.internal.testing.AskableGateway;
import sms.dispatch.internal.testing.LedgerGateway;
import sms.dispatch.internal.work.Time;

/** What a person can do about an SMS whose outcome is unknown. */
class ResolvingTest {
  private static final Caller ADMINISTRATOR =
      new Caller("admin", "Mme Martin", "", Locale.FRENCH, Set.of(Right.ADMINISTER));
  private static final Caller COLLEAGUE =
      new Caller("colleague", "Un collègue", "", Locale.FRENCH, Set.of(Right.SEND));

  private final School school = new School();
  private final LedgerGateway ledger =
      new LedgerGateway("one")
          .behaves(
              LedgerGateway.always(new SubmitResult.Unknown(FailureReason.NO_CLEAR_ANSWER, "504")));
  private SmsDispatcher dispatcher = school.dispatcher();
  private SmsResolver resolver =
      new SmsResolver(
          school.outbox, dispatcher, school.gateways, new Time(school.clock, System::nanoTime));

  @AfterEach
  void close() {
    school.close();
  }

  /** The id of one whose outcome is unknown, of the secretary. */
  private long uncertain() {
    school.bind(ledger);
    return uncertainBy();
  }

  private long uncertain(LookupResult says) {
    school.bind(AskableGateway.saying(ledger, says));
    return uncertainBy();
  }

  private long uncertainBy() {
    school.send(dispatcher, 1);
    school.awaitStates(Map.of(SmsState.UNCERTAIN, 1));
    ledger.behaves(LedgerGateway.accept());
    return school.outbox.rows().get(0).id();
  }

  private SmsState state() {
    return school.outbox.rows().get(0).state();
  }

  private static LookupResult.Found found(DeliveryReport.Status status) {
    return new LookupResult.Found(
        new DeliveryReport(
            Optional.empty(), Optional.of("p-1"), status, Optional.empty(), "4", Optional.empty()));
  }

  @Test
  void it_can_be_marked_or_sent_again_and_looked_up_where_a_gateway_can() {
    long id = uncertain();
    assertThat(resolver.choices(id, SECRETARY))
        .containsExactlyInAnyOrder(
            Resolution.MARK_SENT, Resolution.MARK_NOT_SENT, Resolution.RESEND);
    assertThat(code(resolver.resolve(id, Resolution.LOOK_UP, SECRETARY)))
        .isEqualTo("resolve.noLookup");
  }

  @Test
  void it_is_the_authors_and_the_administrators_to_decide_and_nobody_elses() {
    long id = uncertain();
    Caller blocked = new Caller("secretary", "S", "", Locale.FRENCH, Set.of());
    assertThat(resolver.choices(id, COLLEAGUE)).isEmpty();
    assertThat(resolver.choices(id, blocked)).isEmpty();
    for (Resolution resolution : Resolution.values()) {
      assertThat(code(resolver.resolve(id, resolution, COLLEAGUE))).isEqualTo("resolve.unknown");
      assertThat(code(resolver.resolve(id, resolution, blocked))).isEqualTo("resolve.unknown");
    }
    assertThat(state()).isEqualTo(SmsState.UNCERTAIN);
    assertThat(resolver.choices(id, ADMINISTRATOR))
        .as("who may not send does not send again")
        .containsExactlyInAnyOrder(Resolution.MARK_SENT, Resolution.MARK_NOT_SENT);
    assertThat(code(resolver.resolve(id, Resolution.RESEND, ADMINISTRATOR)))
        .isEqualTo("send.notAllowed");
  }

  @Test
  void marked_by_a_person_it_is_settled_and_it_is_written_down_by_whom() {
    long id = uncertain();
    assertThat(resolver.resolve(id, Resolution.MARK_SENT, ADMINISTRATOR))
        .isEqualTo(new ResolveResult.Resolved(SmsState.SENT));
    assertThat(state()).isEqualTo(SmsState.SENT);
    assertThat(school.outbox.deciders()).containsExactly("Mme Martin (admin)");
    assertThat(resolver.choices(id, ADMINISTRATOR)).isEmpty();
    assertThat(code(resolver.resolve(id, Resolution.MARK_NOT_SENT, ADMINISTRATOR)))
        .isEqualTo("resolve.unknown");
  }

  @Test
  void marked_as_not_sent_it_is_cancelled() {
    long id = uncertain();
    assertThat(resolver.resolve(id, Resolution.MARK_NOT_SENT, SECRETARY))
        .isEqualTo(new ResolveResult.Resolved(SmsState.CANCELLED));
    assertThat(state()).isEqualTo(SmsState.CANCELLED);
  }

  @Test
  void nothing_is_sent_again_unless_a_person_says_so_and_then_once() {
    long id = uncertain();
    School.pause(1500);
    assertThat(ledger.calls()).isEqualTo(1);

    ResolveResult first = resolver.resolve(id, Resolution.RESEND, SECRETARY);
    assertThat(first).isInstanceOf(ResolveResult.Resent.class);
    assertThat(resolver.resolve(id, Resolution.RESEND, SECRETARY)).isEqualTo(first);
    school.awaitStates(Map.of(SmsState.UNCERTAIN, 1, SmsState.SENT, 1));
    assertThat(ledger.texts()).containsExactly("text 0", "text 0");
    assertThat(resolver.choices(id, SECRETARY))
        .doesNotContain(Resolution.RESEND)
        .contains(Resolution.MARK_SENT);
  }

  @Test
  void once_its_text_is_erased_it_cannot_be_sent_again() {
    long id = uncertain();
    school.outbox.erase(id);
    assertThat(resolver.choices(id, SECRETARY)).doesNotContain(Resolution.RESEND);
    assertThat(code(resolver.resolve(id, Resolution.RESEND, SECRETARY)))
        .isEqualTo("resolve.noText");
  }

  /** The id of one that its provider refused for that reason. */
  private long refused(FailureReason reason) {
    school.bind(ledger.behaves(LedgerGateway.always(new SubmitResult.Rejected(reason, "no"))));
    school.send(dispatcher, 1);
    school.awaitStates(Map.of(SmsState.REJECTED, 1));
    ledger.behaves(LedgerGateway.accept());
    return school.outbox.rows().get(0).id();
  }

  @Test
  void one_that_was_refused_can_be_sent_again_and_nothing_else_by_its_author_and_once() {
    long id = refused(FailureReason.TEXT_REFUSED);
    assertThat(resolver.choices(id, SECRETARY)).containsExactly(Resolution.RESEND);
    assertThat(resolver.choices(id, COLLEAGUE)).isEmpty();
    assertThat(code(resolver.resolve(id, Resolution.MARK_SENT, SECRETARY)))
        .isEqualTo("resolve.unknown");

    ResolveResult first = resolver.resolve(id, Resolution.RESEND, SECRETARY);
    assertThat(resolver.resolve(id, Resolution.RESEND, SECRETARY)).isEqualTo(first);
    school.awaitStates(Map.of(SmsState.REJECTED, 1, SmsState.SENT, 1));
    assertThat(resolver.choices(id, SECRETARY)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"INVALID_NUMBER", "RECIPIENT_STOPPED"})
  void what_could_only_fail_again_is_not_sent_again(FailureReason reason) {
    long id = refused(reason);
    assertThat(resolver.choices(id, SECRETARY)).isEmpty();
    assertThat(resolver.offer(List.of(id), SECRETARY).smsIds()).isEmpty();
    assertThat(code(resolver.resolve(id, Resolution.RESEND, SECRETARY)))
        .isEqualTo("resolve.hopeless");
  }

  @Test
  void it_is_offered_and_sent_at_todays_price() {
    ledger.costs(90_000);
    long id = refused(FailureReason.TEXT_REFUSED);
    Money before = school.outbox.rows().get(0).cost();
    Money today = new Money(90_000, before.currency());
    assertThat(before).isNotEqualTo(today);
    ResendOffer offer = resolver.offer(List.of(id, 987_654L), SECRETARY);
    assertThat(offer.smsIds()).containsExactly(id);
    assertThat(offer.cost()).isEqualTo(today);
    resolver.resolve(id, Resolution.RESEND, SECRETARY);
    school.awaitStates(Map.of(SmsState.REJECTED, 1, SmsState.SENT, 1));
    assertThat(school.outbox.rows().get(1).cost()).isEqualTo(today);
  }

  @Test
  void the_provider_tells_what_became_of_it() {
    long id = uncertain(found(DeliveryReport.Status.DELIVERED));
    assertThat(resolver.choices(id, SECRETARY)).contains(Resolution.LOOK_UP);
    assertThat(resolver.resolve(id, Resolution.LOOK_UP, SECRETARY))
        .isEqualTo(new ResolveResult.Resolved(SmsState.DELIVERED));
    assertThat(state()).isEqualTo(SmsState.DELIVERED);
  }

  @Test
  void a_provider_that_knows_nothing_of_it_decides_nothing() {
    long id = uncertain(new LookupResult.NotFound());
    assertThat(problem(resolver.resolve(id, Resolution.LOOK_UP, SECRETARY)))
        .isEqualTo("resolve.notFound");
    assertThat(state()).isEqualTo(SmsState.UNCERTAIN);
    assertThat(ledger.calls()).isEqualTo(1);
  }

  @Test
  void neither_does_one_that_cannot_say_or_fails() {
    school.bind(
        new AskableGateway(
            ledger, request -> CompletableFuture.failedFuture(new IllegalStateException("bug"))));
    long id = uncertainBy();
    assertThat(problem(resolver.resolve(id, Resolution.LOOK_UP, SECRETARY)))
        .isEqualTo("resolve.noAnswer");
    assertThat(state()).isEqualTo(SmsState.UNCERTAIN);
  }

  @Test
  void only_the_gateway_that_was_called_is_asked() {
    school.bind(
        AskableGateway.saying(new LedgerGateway("another"), found(DeliveryReport.Status.DELIVERED)),
        -5);
    long id = uncertain(new LookupResult.NotFound());
    assertThat(problem(resolver.resolve(id, Resolution.LOOK_UP, SECRETARY)))
        .isEqualTo("resolve.notFound");
  }

  @Test
  void while_the_database_is_away_nothing_is_decided() {
    long id = uncertain();
    school.outbox.goAway();
    assertThat(code(resolver.resolve(id, Resolution.MARK_SENT, SECRETARY)))
        .isEqualTo("resolve.unavailable");
    school.outbox.comeBack();
    assertThat(state()).isEqualTo(SmsState.UNCERTAIN);
  }

  private static String code(ResolveResult result) {
    assertThat(result).isInstanceOf(ResolveResult.Refused.class);
    return ((ResolveResult.Refused) result).problem().code();
  }

  private static String problem(ResolveResult result) {
    assertThat(result).isInstanceOf(ResolveResult.StillUncertain.class);
    return ((ResolveResult.StillUncertain) result).problem().code();
  }
}
