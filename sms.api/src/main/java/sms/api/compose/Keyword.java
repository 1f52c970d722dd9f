package sms.api.compose;

import static java.util.Objects.requireNonNull;

import java.util.Set;
import java.util.regex.Pattern;
import sms.api.selection.RecipientRole;

/**
 * A word that is replaced for each recipient.
 *
 * @param name without the hash, upper case: {@code "PRENOM"}; letters, digits and underscore
 * @param label in the user's language: « Prénom du destinataire »
 * @param help one sentence; may be empty
 * @param example a value as it could be: « James »
 * @param roles the recipients it has a value for
 * @param secret a password or the like: resolved only when the SMS leaves, shown as •••• everywhere
 */
public record Keyword(
    String name,
    String label,
    String help,
    String example,
    Set<RecipientRole> roles,
    boolean secret) {
  private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]*");

  public Keyword {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a keyword name: " + name);
    }
    requireNonNull(label, "label");
    requireNonNull(help, "help");
    requireNonNull(example, "example");
    roles = Set.copyOf(roles);
  }
}
