package sms.recap.internal.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sms.api.gateway.InboundSms;
import sms.api.gateway.InboundSms.Wish;
import sms.api.host.Caller;
import sms.api.host.OptOutChange;
import sms.api.recap.RepliesPage;
import sms.api.recap.ReplyLine;
import sms.api.selection.PhoneNumber;
import sms.recap.internal.support.ContractTest;
import sms.recap.internal.support.Samples;
import sms.recap.internal.support.TestDatabase;

/** What is kept of what people send us, on either database. */
abstract class RepliesContract extends ContractTest {
  private static final PhoneNumber ZOE = new PhoneNumber("+33612345678");
  private static final PhoneNumber STRANGER = new PhoneNumber("+33699999999");

  private JdbcInbox inbox;
  private JdbcReplies replies;
  private JdbcOptOuts optOuts;

  RepliesContract(TestDatabase.Kind kind) {
    super(kind);
  }

  @BeforeEach
  void open() {
    inbox = new JdbcInbox(database());
    replies = new JdbcReplies(database());
    optOuts = new JdbcOptOuts(database());
    inbox.untold(1000).forEach(change -> inbox.told(change.id()));
  }

  private static InboundSms sms(PhoneNumber from, String id, String text) {
    return new InboundSms(Optional.of(id), from, text, Wish.NONE, Optional.empty());
  }

  private static InboundSms wish(PhoneNumber from, String id, Wish wish, Instant at) {
    return new InboundSms(Optional.of(id), from, "x", wish, Optional.of(at));
  }

  private List<ReplyLine> all(Caller caller) {
    return replies.page(OptionalLong.empty(), false, 50, caller).replies();
  }

  @Test
  void a_reply_is_shown_with_whom_it_answers() {
    sendAll(append(Samples.plan(), Samples.sms("Zoé", ZOE.e164(), "Bonjour")).leases().get(0));
    clock.forward(Duration.ofHours(1));

    assertThat(inbox.receive(GATEWAY, List.of(sms(ZOE, "a", "Merci 😀, à demain")))).isEqualTo(1);

    ReplyLine line = all(Samples.DIRECTOR).get(0);
    assertThat(line.text()).isEqualTo("Merci 😀, à demain");
    assertThat(line.recipient()).isEqualTo("Zoé");
    assertThat(line.record()).isPresent();
    assertThat(line.answers()).isPresent();
    assertThat(line.from()).isEqualTo(ZOE);
    assertThat(line.at()).isEqualTo(Samples.START.plus(Duration.ofHours(1)));
    assertThat(line.readBy()).isEmpty();
    assertThat(line.optedOut()).isFalse();
  }

  @Test
  void what_answers_none_of_ours_is_kept_too_and_so_is_what_comes_too_late() {
    sendAll(append(Samples.plan(), Samples.sms("Zoé", ZOE.e164(), "Bonjour")).leases().get(0));
    clock.forward(Duration.ofDays(31));

    inbox.receive(GATEWAY, List.of(sms(ZOE, "a", "Ok"), sms(STRANGER, "b", "Qui est-ce ?")));

    assertThat(all(Samples.DIRECTOR)).hasSize(2).allMatch(line -> line.answers().isEmpty());
  }

  @Test
  void a_call_that_is_repeated_is_kept_once_and_two_equal_texts_are_two() {
    InboundSms dated =
        new InboundSms(Optional.empty(), ZOE, "Ok", Wish.NONE, Optional.of(Samples.START));
    InboundSms bare = new InboundSms(Optional.empty(), ZOE, "Ok", Wish.NONE, Optional.empty());

    assertThat(inbox.receive(GATEWAY, List.of(sms(ZOE, "a", "Ok"), sms(ZOE, "a", "Ok")))).isOne();
    assertThat(inbox.receive(GATEWAY, List.of(sms(ZOE, "a", "Ok")))).isZero();
    assertThat(inbox.receive("another", List.of(sms(ZOE, "a", "Ok")))).isOne();
    assertThat(inbox.receive(GATEWAY, List.of(dated))).isOne();
    assertThat(inbox.receive(GATEWAY, List.of(dated))).isZero();
    assertThat(inbox.receive(GATEWAY, List.of(bare))).isOne();
    assertThat(inbox.receive(GATEWAY, List.of(bare))).as("nothing tells them apart").isOne();
  }

  @Test
  void the_same_calls_from_several_hosts_at_once_are_kept_once() {
    List<InboundSms> messages =
        IntStream.range(0, 50).mapToObj(i -> sms(ZOE, "id" + i, "Ok " + i)).toList();
    List<CompletableFuture<Integer>> hosts = new ArrayList<>();
    for (int host = 0; host < 4; host++) {
      hosts.add(CompletableFuture.supplyAsync(() -> inbox.receive(GATEWAY, messages)));
    }
    assertThat(hosts.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(50);
    assertThat(replies.unread(Samples.DIRECTOR)).isEqualTo(50);
  }

  @Test
  void what_a_database_does_not_take_does_not_cost_the_reply() {
    inbox.receive(GATEWAY, List.of(sms(ZOE, "x".repeat(900), "nul \0, half \uD83D")));
    inbox.receive(GATEWAY, List.of(sms(ZOE, "long", "é".repeat(9000))));

    assertThat(all(Samples.DIRECTOR).get(1).text()).isEqualTo("nul \uFFFD, half \uFFFD");
    assertThat(all(Samples.DIRECTOR).get(0).text()).hasSize(InboundSms.MAX_TEXT);
  }

  @Test
  void somebody_without_the_right_to_all_sees_what_answers_his_own() {
    sendAll(
        append(Samples.plan().by(Samples.SECRETARY), Samples.sms("Zoé", ZOE.e164(), "Bonjour"))
            .leases()
            .get(0));
    inbox.receive(GATEWAY, List.of(sms(ZOE, "a", "Ok"), sms(STRANGER, "b", "Non")));
    long foreign = all(Samples.DIRECTOR).get(0).id();

    assertThat(all(Samples.SECRETARY)).extracting(ReplyLine::text).containsExactly("Ok");
    assertThat(replies.unread(Samples.SECRETARY)).isEqualTo(1);
    assertThat(replies.mark(foreign, true, Samples.SECRETARY)).isFalse();
    assertThat(replies.unread(Samples.DIRECTOR)).isEqualTo(2);
  }

  @Test
  void one_is_marked_as_read_and_as_unread_again() {
    inbox.receive(GATEWAY, List.of(sms(ZOE, "a", "Ok")));
    long id = all(Samples.DIRECTOR).get(0).id();

    assertThat(replies.mark(id, true, Samples.DIRECTOR)).isTrue();
    assertThat(all(Samples.DIRECTOR).get(0).readBy()).contains("Mme Martin");
    assertThat(replies.unread(Samples.DIRECTOR)).isZero();
    assertThat(replies.page(OptionalLong.empty(), true, 10, Samples.DIRECTOR).replies()).isEmpty();

    assertThat(replies.mark(id, false, Samples.DIRECTOR)).isTrue();
    assertThat(replies.unread(Samples.DIRECTOR)).isEqualTo(1);
    assertThat(replies.mark(id + 999, true, Samples.DIRECTOR)).isFalse();
  }

  @Test
  void they_come_page_by_page_newest_first() {
    IntStream.range(0, 7).forEach(i -> inbox.receive(GATEWAY, List.of(sms(ZOE, "i" + i, "" + i))));

    RepliesPage first = replies.page(OptionalLong.empty(), false, 3, Samples.DIRECTOR);
    RepliesPage second = replies.page(first.next(), false, 3, Samples.DIRECTOR);
    RepliesPage last = replies.page(second.next(), false, 3, Samples.DIRECTOR);

    assertThat(first.replies()).extracting(ReplyLine::text).containsExactly("6", "5", "4");
    assertThat(second.replies()).extracting(ReplyLine::text).containsExactly("3", "2", "1");
    assertThat(last.replies()).extracting(ReplyLine::text).containsExactly("0");
    assertThat(last.next()).isEmpty();
  }

  @Test
  void stop_counts_until_start_and_a_repetition_of_stop_does_not_count_again() {
    InboundSms stop = wish(ZOE, "a", Wish.OPT_OUT, Samples.START);
    clock.forward(Duration.ofHours(1));
    inbox.receive(GATEWAY, List.of(stop));
    assertThat(optOuts.all()).containsExactly(ZOE);
    assertThat(optOuts.among(Set.of(ZOE, STRANGER))).containsExactly(ZOE);
    assertThat(all(Samples.DIRECTOR).get(0).optedOut()).isTrue();

    inbox.receive(GATEWAY, List.of(wish(ZOE, "b", Wish.OPT_IN, Samples.START.plusSeconds(9))));
    inbox.receive(GATEWAY, List.of(stop));
    assertThat(optOuts.all()).isEmpty();
    assertThat(optOuts.among(Set.of(ZOE))).isEmpty();
  }

  @Test
  void of_two_wishes_the_later_counts_whatever_comes_first() {
    clock.forward(Duration.ofHours(1));
    inbox.receive(GATEWAY, List.of(wish(ZOE, "b", Wish.OPT_IN, Samples.START.plusSeconds(9))));
    inbox.receive(GATEWAY, List.of(wish(ZOE, "a", Wish.OPT_OUT, Samples.START)));
    assertThat(optOuts.all()).isEmpty();

    inbox.receive(GATEWAY, List.of(wish(ZOE, "d", Wish.OPT_OUT, Samples.START.plusSeconds(30))));
    inbox.receive(GATEWAY, List.of(wish(ZOE, "c", Wish.OPT_IN, Samples.START.plusSeconds(20))));
    assertThat(optOuts.all()).containsExactly(ZOE);
  }

  @Test
  void the_host_is_told_of_each_change_until_it_has_heard() {
    clock.forward(Duration.ofHours(1));
    inbox.receive(GATEWAY, List.of(wish(ZOE, "a", Wish.OPT_OUT, Samples.START)));
    inbox.receive(GATEWAY, List.of(wish(STRANGER, "b", Wish.OPT_OUT, Samples.START)));

    List<OptOutChange> untold = inbox.untold(10);
    assertThat(untold).extracting(OptOutChange::number).containsExactly(ZOE, STRANGER);
    assertThat(untold).allMatch(OptOutChange::optedOut).allMatch(c -> c.source().equals(GATEWAY));
    assertThat(inbox.untold(1)).hasSize(1);

    inbox.told(untold.get(0).id());
    assertThat(inbox.untold(10)).extracting(OptOutChange::number).containsExactly(STRANGER);
    inbox.told(untold.get(1).id());
    inbox.told(untold.get(0).id());
    assertThat(inbox.untold(10)).isEmpty();

    inbox.receive(GATEWAY, List.of(wish(ZOE, "c", Wish.OPT_OUT, Samples.START.plusSeconds(5))));
    assertThat(inbox.untold(10)).as("no change").isEmpty();
  }

  @Test
  void an_administrator_takes_a_stop_back() {
    inbox.receive(GATEWAY, List.of(wish(ZOE, "a", Wish.OPT_OUT, Samples.START)));
    clock.forward(Duration.ofDays(1));

    assertThatThrownBy(() -> optOuts.withdraw(ZOE, Samples.SECRETARY))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(optOuts.withdraw(ZOE, Samples.DIRECTOR)).isTrue();
    assertThat(optOuts.withdraw(ZOE, Samples.DIRECTOR)).isFalse();
    assertThat(optOuts.all()).isEmpty();
    assertThat(inbox.untold(10))
        .singleElement()
        .matches(change -> !change.optedOut() && change.source().equals("dir"));
  }
}
