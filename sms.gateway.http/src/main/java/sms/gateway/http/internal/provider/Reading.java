package sms.gateway.http.internal.provider;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import sms.api.gateway.CallbackResult;
import sms.api.gateway.DeliveryReport;
import sms.api.gateway.DeliveryReport.Status;
import sms.api.gateway.FailureReason;
import sms.api.gateway.InboundSms;
import sms.api.gateway.InboundSms.Wish;
import sms.api.gateway.LookupRequest;
import sms.api.gateway.SubmitResult;
import sms.gateway.http.internal.Numbers;
import sms.gateway.http.internal.RawCode;

/** What the providers' answers and reports have in common. */
final class Reading {
  /** France's legal time, which French providers' zoneless times are in. */
  static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private Reading() {}

  static SubmitResult accepted(String providerId, String raw) {
    return new SubmitResult.Accepted(providerId, RawCode.of(raw));
  }

  static SubmitResult rejected(FailureReason reason, String raw) {
    return new SubmitResult.Rejected(reason, RawCode.of(raw));
  }

  static SubmitResult throttled(Duration wait, String raw) {
    return new SubmitResult.RetryLater(wait, FailureReason.THROTTLED, RawCode.of(raw));
  }

  static SubmitResult unknown(String raw) {
    return new SubmitResult.Unknown(FailureReason.NO_CLEAR_ANSWER, RawCode.of(raw));
  }

  /**
   * A call with one report.
   *
   * @param reason counts for an undelivered one only
   */
  static CallbackResult report(
      Optional<UUID> reference,
      Optional<String> providerId,
      Status status,
      FailureReason reason,
      String raw,
      Optional<Instant> at) {
    return new CallbackResult.Reports(
        List.of(
            new DeliveryReport(
                reference,
                providerId,
                status,
                status == Status.UNDELIVERED ? Optional.of(reason) : Optional.empty(),
                RawCode.of(raw),
                at)));
  }

  /**
   * What a provider that was asked says of an SMS.
   *
   * @param reason counts for an undelivered one only
   */
  static DeliveryReport status(
      LookupRequest sms, Status status, FailureReason reason, String raw, Optional<Instant> at) {
    return new DeliveryReport(
        Optional.of(sms.reference()),
        sms.providerId(),
        status,
        status == Status.UNDELIVERED ? Optional.of(reason) : Optional.empty(),
        RawCode.of(raw),
        at);
  }

  /** {@code "2026-11-24T11:11:45+01:00"}; empty for anything else. */
  static Optional<Instant> iso(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The provider's id, where it has the form that its ids have: it becomes part of an address. */
  static Optional<String> id(LookupRequest sms, String form) {
    return sms.providerId().filter(id -> id.matches(form));
  }

  /**
   * A call with one SMS that somebody sent. What comes from no telephone number (a name, a short
   * code) is nobody to answer: the call is genuine, and brings nothing.
   */
  static CallbackResult inbound(
      Optional<String> providerId,
      Optional<String> from,
      String text,
      Wish wish,
      Optional<Instant> at) {
    return new CallbackResult.Inbound(
        from.flatMap(Numbers::read).stream()
            .map(number -> new InboundSms(providerId, number, text, wish, at))
            .toList());
  }

  /** Empty for what is none of ours. */
  static Optional<UUID> reference(Optional<String> text) {
    try {
      return text.map(UUID::fromString);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** {@code "2020-11-04 11:11:45"} in that zone; empty for anything else. */
  static Optional<Instant> local(String text, ZoneId zone) {
    try {
      return Optional.of(LocalDateTime.parse(text, LOCAL).atZone(zone).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The reason of a code, or {@link FailureReason#OTHER}. */
  static FailureReason reason(Map<String, FailureReason> reasons, String code) {
    return reasons.getOrDefault(code, FailureReason.OTHER);
  }
}
