package sms.ui.contrib.internal.api;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import sms.api.gateway.InboundSms.Wish;
import sms.api.host.RecordRef;
import sms.api.recap.Replies;
import sms.api.recap.RepliesPage;
import sms.api.recap.ReplyLine;
import sms.api.selection.PhoneNumber;

/** What people answered, and who wants no SMS any more. */
final class ReplyEndpoints implements Endpoints {
  private static final int PAGE = 50;

  private final Installed installed;

  ReplyEndpoints(Installed installed) {
    this.installed = requireNonNull(installed);
  }

  @Override
  public List<Route> routes() {
    return List.of(
        Route.get("/replies", Access.SIGNED_IN, this::page),
        Route.post("/replies/{id}/read", Access.SIGNED_IN, this::read),
        Route.post("/opt-outs/withdraw", Access.ADMINISTRATOR, this::withdraw));
  }

  private Reply page(Call call) {
    Replies replies = installed.replies(call);
    RepliesPage page =
        replies.page(
            before(call),
            call.query("unread", false),
            call.query("limit", PAGE, 1, Replies.MAX_LIMIT),
            call.caller());
    return Reply.ok(
        new PageView(
            page.replies().stream().map(line -> ReplyView.of(line, call.numbers())).toList(),
            page.next().isPresent() ? page.next().getAsLong() : null,
            replies.unread(call.caller())));
  }

  private static OptionalLong before(Call call) {
    Optional<String> value = call.query("before");
    try {
      return value.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(value.get()));
    } catch (NumberFormatException e) {
      throw new Refused(400, call.problemOf("before", "query.constant", value.orElse("")));
    }
  }

  private Reply read(Call call) {
    boolean read = call.body(ReadBody.class).read();
    if (!installed.replies(call).mark(call.id("id"), read, call.caller())) {
      throw call.refused(404, "reply.unknown");
    }
    return Reply.ok(new Unread(installed.replies(call).unread(call.caller())));
  }

  private Reply withdraw(Call call) {
    Long id = call.body(WithdrawBody.class).reply();
    if (id == null) {
      throw call.refused(400, "body.unreadable");
    }
    boolean changed = installed.optOuts(call).withdraw(sender(id, call), call.caller());
    return Reply.ok(new Withdrawn(changed));
  }

  /** Whose telephone that reply came from; the page itself need not know the number. */
  private PhoneNumber sender(long id, Call call) {
    return installed
        .replies(call)
        .page(OptionalLong.of(id + 1), false, 1, call.caller())
        .replies()
        .stream()
        .filter(reply -> reply.id() == id)
        .map(ReplyLine::from)
        .findFirst()
        .orElseThrow(() -> call.refused(404, "reply.unknown"));
  }

  /** Whether it is read. */
  record ReadBody(boolean read) {}

  /** The reply whose sender gets SMS again. */
  record WithdrawBody(@Nullable Long reply) {}

  /** How many are unread now. */
  record Unread(long unread) {}

  /**
   * What came of it.
   *
   * @param withdrawn false: SMS went there anyway
   */
  record Withdrawn(boolean withdrawn) {}

  /**
   * Some replies, newest first.
   *
   * @param next {@code before} of the next page; absent: there is none
   * @param unread of all pages
   */
  record PageView(List<ReplyView> replies, @Nullable Long next, long unread) {}

  /**
   * A reply.
   *
   * @param recipient whom the SMS that it answers went to; absent: it answers none of ours
   * @param optedOut whether its number gets no SMS now
   * @param readBy absent: nobody has read it
   */
  record ReplyView(
      long id,
      long at,
      String number,
      @Nullable String recipient,
      @Nullable String record,
      @Nullable Long answers,
      String text,
      Wish wish,
      boolean optedOut,
      @Nullable String readBy) {
    static ReplyView of(ReplyLine line, Numbers numbers) {
      return new ReplyView(
          line.id(),
          line.at().toEpochMilli(),
          numbers.shown(line.from()),
          line.recipient().isEmpty() ? null : numbers.within(line.recipient()),
          line.record().map(RecordRef::toString).orElse(null),
          line.answers().isPresent() ? line.answers().getAsLong() : null,
          line.text(),
          line.wish(),
          line.optedOut(),
          line.readBy().orElse(null));
    }
  }
}
