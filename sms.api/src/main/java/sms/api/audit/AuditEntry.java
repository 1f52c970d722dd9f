package sms.api.audit;

import static java.util.Objects.requireNonNull;

/**
 * One thing that a person did. It holds no number, no text and no name of a recipient: it is kept
 * when those are erased.
 *
 * @param who the host's login name, or the name that the recap shows
 * @param action what
 * @param subject to what: {@code "campaign 12"}, {@code "sms 345"}, a file's name
 * @param detail figures, as {@code key=value} separated by blanks; may be empty
 */
public record AuditEntry(String who, AuditAction action, String subject, String detail) {
  public AuditEntry {
    requireNonNull(who, "who");
    requireNonNull(action, "action");
    requireNonNull(subject, "subject");
    requireNonNull(detail, "detail");
  }
}
