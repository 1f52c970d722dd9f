package sms.api.selection;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a selection found: nobody vanishes, {@code recipients + ignored = matched}.
 *
 * @param recipients rows that an SMS goes to, ordered by name; may be empty
 * @param ignored rows that none goes to, ordered by name; may be empty
 * @param explanation the criteria as a sentence in the user's language: « Familles des 3e A et 3e
 *     B, présents au 24/11/2026, avec conjoints »
 */
public record Selection(
    List<Recipient> recipients, List<IgnoredRecipient> ignored, String explanation) {
  public Selection {
    recipients = List.copyOf(recipients);
    ignored = List.copyOf(ignored);
    requireNonNull(explanation, "explanation");
  }

  /** How many matched the criteria: recipients and ignored together. */
  public int matched() {
    return recipients.size() + ignored.size();
  }
}
