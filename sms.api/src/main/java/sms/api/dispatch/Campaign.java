package sms.api.dispatch;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import sms.api.compose.Purpose;
import sms.api.gateway.Money;
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
    Money confirmedCost) {
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
  }
}
