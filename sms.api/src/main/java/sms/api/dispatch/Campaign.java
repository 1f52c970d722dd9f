package sms.api.dispatch;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import sms.api.compose.Purpose;
import sms.api.gateway.Money;
import sms.api.gateway.SenderId;
import sms.api.gateway.SendingMode;

/**
 * One click on « Envoyer », as it was confirmed.
 *
 * @param key made by the page when the draft was begun: a second click or a repeated request with
 *     the same key is the same campaign
 * @param userId who sends
 * @param userName how the recap shows the user
 * @param workstation from which computer; may be empty
 * @param purpose what for; decides the priority
 * @param mode by which mode
 * @param templateId the predefined message it began with
 * @param text as typed, keywords not expanded
 * @param selection the selection as a sentence; may be empty
 * @param notBefore deferred to that time; empty: now
 * @param expires not sent any more after that time
 * @param confirmedParts the number of parts the user agreed to
 * @param confirmedCost the price the user agreed to
 * @param largeConfirmed the user was told that it is more than {@link
 *     sms.api.host.SendingLimits#confirmAbove} and confirmed its figures all the same
 * @param sender what the telephones shall show, one of {@link Dispatcher#senders}; empty: the
 *     gateway's own
 * @param duringQuietHours the user, who has {@link sms.api.host.Right#OVERRIDE_QUIET_HOURS}, was
 *     told that it leaves in quiet hours and wants that; false: it waits for their end
 * @param resendOf the UNCERTAIN SMS that a person sends again by this campaign, which then is of
 *     exactly one SMS; empty: a sending of its own
 * @param reminder which one it is of a series of credentials; empty: it is of none
 */
public record Campaign(
    UUID key,
    String userId,
    String userName,
    String workstation,
    Purpose purpose,
    SendingMode mode,
    Optional<String> templateId,
    String text,
    String selection,
    Optional<Instant> notBefore,
    Instant expires,
    long confirmedParts,
    Money confirmedCost,
    boolean largeConfirmed,
    Optional<SenderId> sender,
    boolean duringQuietHours,
    OptionalLong resendOf,
    Optional<Reminder> reminder) {
  public Campaign {
    requireNonNull(key, "key");
    requireNonNull(userId, "userId");
    requireNonNull(userName, "userName");
    requireNonNull(workstation, "workstation");
    requireNonNull(purpose, "purpose");
    requireNonNull(mode, "mode");
    requireNonNull(templateId, "templateId");
    requireNonNull(text, "text");
    requireNonNull(selection, "selection");
    requireNonNull(notBefore, "notBefore");
    requireNonNull(expires, "expires");
    requireNonNull(confirmedCost, "confirmedCost");
    if (mode == SendingMode.LEGACY) {
      throw new IllegalArgumentException("nothing is sent by the mode Ancien");
    }
    requireNonNull(sender, "sender");
    requireNonNull(resendOf, "resendOf");
    requireNonNull(reminder, "reminder");
  }

  /** Of no series. */
  public Campaign(
      UUID key,
      String userId,
      String userName,
      String workstation,
      Purpose purpose,
      SendingMode mode,
      Optional<String> templateId,
      String text,
      String selection,
      Optional<Instant> notBefore,
      Instant expires,
      long confirmedParts,
      Money confirmedCost,
      boolean largeConfirmed,
      Optional<SenderId> sender,
      boolean duringQuietHours,
      OptionalLong resendOf) {
    this(
        key,
        userId,
        userName,
        workstation,
        purpose,
        mode,
        templateId,
        text,
        selection,
        notBefore,
        expires,
        confirmedParts,
        confirmedCost,
        largeConfirmed,
        sender,
        duringQuietHours,
        resendOf,
        Optional.empty());
  }

  /** Not known to be large, from the gateway's own sender. */
  public Campaign(
      UUID key,
      String userId,
      String userName,
      String workstation,
      Purpose purpose,
      SendingMode mode,
      Optional<String> templateId,
      String text,
      String selection,
      Optional<Instant> notBefore,
      Instant expires,
      long confirmedParts,
      Money confirmedCost) {
    this(
        key,
        userId,
        userName,
        workstation,
        purpose,
        mode,
        templateId,
        text,
        selection,
        notBefore,
        expires,
        confirmedParts,
        confirmedCost,
        false,
        Optional.empty(),
        false,
        OptionalLong.empty());
  }

  /** A sending of its own, that waits for the end of quiet hours. */
  public Campaign(
      UUID key,
      String userId,
      String userName,
      String workstation,
      Purpose purpose,
      SendingMode mode,
      Optional<String> templateId,
      String text,
      String selection,
      Optional<Instant> notBefore,
      Instant expires,
      long confirmedParts,
      Money confirmedCost,
      boolean largeConfirmed,
      Optional<SenderId> sender) {
    this(
        key,
        userId,
        userName,
        workstation,
        purpose,
        mode,
        templateId,
        text,
        selection,
        notBefore,
        expires,
        confirmedParts,
        confirmedCost,
        largeConfirmed,
        sender,
        false,
        OptionalLong.empty());
  }

  /** The same, not deferred. */
  public Campaign now() {
    return leaving(Optional.empty(), expires);
  }

  /** The same, at another time. */
  public Campaign leaving(Optional<Instant> otherNotBefore, Instant otherExpires) {
    return new Campaign(
        key,
        userId,
        userName,
        workstation,
        purpose,
        mode,
        templateId,
        text,
        selection,
        otherNotBefore,
        otherExpires,
        confirmedParts,
        confirmedCost,
        largeConfirmed,
        sender,
        duringQuietHours,
        resendOf,
        reminder);
  }
}
