package sms.dispatch.internal.work;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import sms.api.dispatch.Outcome;
import sms.api.dispatch.QueuedSms;
import sms.api.dispatch.SmsState;
import sms.api.gateway.FailureReason;
import sms.api.gateway.SubmitResult;
import sms.dispatch.internal.gateway.BoundGateway;

/** Turns what happened to a row into the outcome that is recorded. */
final class Outcomes {
  /** Longest wait that a provider can ask for. */
  static final Duration LONGEST_WISH = Duration.ofHours(24);

  private static final int LONGEST_TEXT = 200;

  private final Time time;
  private final Backoff backoff;
  private final int maxAttempts;

  Outcomes(Time time, Backoff backoff, int maxAttempts) {
    this.time = time;
    this.backoff = backoff;
    this.maxAttempts = maxAttempts;
  }

  /** No gateway was called, and none may be any more. */
  Outcome refused(QueuedSms sms, FailureReason reason) {
    SmsState state = reason == FailureReason.TOO_LATE ? SmsState.EXPIRED : SmsState.REJECTED;
    return new Outcome(
        sms.id(),
        state,
        Optional.empty(),
        Optional.empty(),
        Optional.of(reason),
        "",
        time.instant(),
        Optional.empty());
  }

  /** It cannot be read back, so it cannot be sent. */
  Outcome unreadable(long smsId) {
    return new Outcome(
        smsId,
        SmsState.FAILED,
        Optional.empty(),
        Optional.empty(),
        Optional.of(FailureReason.OTHER),
        "",
        time.instant(),
        Optional.empty());
  }

  /** No gateway was called; it waits on, and no attempt is counted. */
  Outcome notCalled(QueuedSms sms) {
    return notCalled(sms, Duration.ZERO);
  }

  /** No gateway was called; it waits for that time at least, and no attempt is counted. */
  Outcome notCalled(QueuedSms sms, Duration pause) {
    Instant now = time.instant();
    return new Outcome(
        sms.id(),
        SmsState.QUEUED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "",
        now,
        Optional.of(now.plus(pause)));
  }

  /** No gateway was called; it waits for the end of quiet hours. */
  Outcome quiet(QueuedSms sms, Instant due) {
    return new Outcome(
        sms.id(),
        SmsState.QUEUED,
        Optional.empty(),
        Optional.empty(),
        Optional.of(FailureReason.QUIET_HOURS),
        "",
        time.instant(),
        Optional.of(due));
  }

  /** The provider may or may not have it. */
  Outcome uncertain(BoundGateway gateway, QueuedSms sms, FailureReason reason, String rawCode) {
    return settled(gateway, sms, SmsState.UNCERTAIN, "", Optional.of(reason), rawCode);
  }

  /** What the gateway said of one item. */
  Outcome of(BoundGateway gateway, Item item, SubmitResult result) {
    QueuedSms sms = item.sms();
    if (result instanceof SubmitResult.Accepted accepted) {
      return settled(
          gateway, sms, SmsState.SENT, accepted.providerId(), Optional.empty(), accepted.rawCode());
    }
    if (result instanceof SubmitResult.Rejected rejected) {
      return settled(
          gateway, sms, SmsState.REJECTED, "", Optional.of(rejected.reason()), rejected.rawCode());
    }
    if (result instanceof SubmitResult.RetryLater later) {
      return later(gateway, item, later);
    }
    SubmitResult.Unknown unknown = (SubmitResult.Unknown) result;
    return uncertain(gateway, sms, unknown.reason(), unknown.rawCode());
  }

  private Outcome later(BoundGateway gateway, Item item, SubmitResult.RetryLater later) {
    int attempt = item.sms().attempts() + 1;
    if (attempt >= maxAttempts) {
      return settled(
          gateway, item.sms(), SmsState.FAILED, "", Optional.of(later.reason()), later.rawCode());
    }
    Duration pause = max(backoff.after(attempt), min(later.after(), LONGEST_WISH));
    Instant now = time.instant();
    Instant again = now.plus(pause);
    Instant expires = item.slice().lease().expires();
    return new Outcome(
        item.sms().id(),
        SmsState.QUEUED,
        Optional.of(gateway.id()),
        Optional.empty(),
        Optional.of(later.reason()),
        printable(later.rawCode()),
        now,
        // due when its time is over: then it is seen to be EXPIRED
        Optional.of(again.isBefore(expires) ? again : expires));
  }

  private Outcome settled(
      BoundGateway gateway,
      QueuedSms sms,
      SmsState state,
      String providerId,
      Optional<FailureReason> reason,
      String rawCode) {
    String id = printable(providerId);
    return new Outcome(
        sms.id(),
        state,
        Optional.of(gateway.id()),
        id.isEmpty() ? Optional.empty() : Optional.of(id),
        reason,
        printable(rawCode),
        time.instant(),
        Optional.empty());
  }

  /** A provider's word in a form that every database takes: short, no control characters. */
  private static String printable(String word) {
    String text = word.length() > LONGEST_TEXT ? word.substring(0, LONGEST_TEXT) : word;
    return text.chars().noneMatch(Outcomes::unprintable)
        ? text
        : text.codePoints()
            .filter(c -> !unprintable(c))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  private static boolean unprintable(int c) {
    return Character.isISOControl(c)
        || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) < 0 ? a : b;
  }

  private static Duration max(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }
}
