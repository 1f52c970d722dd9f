package sms.recap.internal.support;

import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import sms.api.compose.Encoding;
import sms.api.compose.Purpose;
import sms.api.dispatch.Campaign;
import sms.api.dispatch.OutboundSms;
import sms.api.gateway.Money;
import sms.api.gateway.SendingMode;
import sms.api.host.Caller;
import sms.api.host.RecordRef;
import sms.api.host.RecordType;
import sms.api.host.Right;
import sms.api.selection.PhoneNumber;

/** Campaigns and SMS to try with. */
public final class Samples {
  public static final Currency EUR = Currency.getInstance("EUR");
  public static final long PRICE = 45_000;
  public static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

  /** Sees everything. */
  public static final Caller DIRECTOR =
      new Caller("dir", "Mme Martin", "DIRECTION", Locale.FRENCH, EnumSet.allOf(Right.class));

  /** Sends, sees her own. */
  public static final Caller SECRETARY =
      new Caller("sec", "Anne Le Bris", "ACCUEIL", Locale.FRENCH, Set.of(Right.SEND));

  private Samples() {}

  /** A campaign to be changed by the methods below. */
  public record Plan(
      UUID key,
      Caller caller,
      Purpose purpose,
      SendingMode mode,
      String text,
      Optional<Instant> notBefore,
      Instant expires) {
    public Plan by(Caller other) {
      return new Plan(key, other, purpose, mode, text, notBefore, expires);
    }

    public Plan purpose(Purpose other) {
      return new Plan(key, caller, other, mode, text, notBefore, expires);
    }

    public Plan mode(SendingMode other) {
      return new Plan(key, caller, purpose, other, text, notBefore, expires);
    }

    public Plan deferredTo(Instant time) {
      return new Plan(key, caller, purpose, mode, text, Optional.of(time), expires);
    }

    public Plan expires(Instant time) {
      return new Plan(key, caller, purpose, mode, text, notBefore, time);
    }

    /** As it is confirmed with that many SMS of one part. */
    public Campaign confirmed(long messages) {
      return new Campaign(
          key,
          caller.userId(),
          caller.displayName(),
          caller.workstation(),
          purpose,
          mode,
          Optional.empty(),
          text,
          "3e A",
          notBefore,
          expires,
          messages,
          new Money(messages * PRICE, EUR));
    }
  }

  public static Plan plan() {
    return new Plan(
        UUID.randomUUID(),
        SECRETARY,
        Purpose.OPERATIONAL,
        SendingMode.STANDARD,
        "Le collège est fermé demain.",
        Optional.empty(),
        START.plus(Duration.ofDays(1)));
  }

  /** The n-th SMS: « Recipient n », +33600000000 + n. */
  public static OutboundSms sms(int n) {
    return sms("Recipient " + n, number(n), "Bonjour n° " + n);
  }

  public static OutboundSms sms(String name, String number, String text) {
    return new OutboundSms(
        name,
        new PhoneNumber(number),
        Optional.of(new RecordRef(RecordType.FAMILY, "F" + name.hashCode())),
        Optional.of(personId(name)),
        text,
        Encoding.GSM7,
        1,
        new Money(PRICE, EUR),
        Optional.empty());
  }

  /** The same, to somebody flagged. */
  public static OutboundSms overridden(OutboundSms sms, String by) {
    return new OutboundSms(
        sms.name(),
        sms.number(),
        sms.record(),
        sms.personId(),
        sms.text(),
        sms.encoding(),
        sms.parts(),
        sms.cost(),
        Optional.of(by));
  }

  /** The person whose SMS {@link #sms(String, String, String)} makes. */
  public static String personId(String name) {
    return "P" + name.hashCode();
  }

  public static String number(int n) {
    return "+33" + (600_000_000 + n);
  }

  public static Stream<OutboundSms> messages(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(Samples::sms);
  }

  public static List<OutboundSms> list(int count) {
    return messages(count).toList();
  }
}
