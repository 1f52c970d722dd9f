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
 * @param secret the recipient's secret of the parents' portal: had only when the SMS leaves, shown
 *     as •••• everywhere
 * @param aliases other names that are understood and not listed, of the same form: {@code
 *     "FIRSTNAME"}; may be empty. A keyword's own name always wins over an alias
 */
public record Keyword(
    String name,
    String label,
    String help,
    String example,
    Set<RecipientRole> roles,
    boolean secret,
    Set<String> aliases) {
  private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]*");

  public Keyword {
    checkName(name);
    requireNonNull(label, "label");
    requireNonNull(help, "help");
    requireNonNull(example, "example");
    roles = Set.copyOf(roles);
    aliases = Set.copyOf(aliases);
    aliases.forEach(Keyword::checkName);
  }

  /** A keyword without aliases. */
  public Keyword(
      String name,
      String label,
      String help,
      String example,
      Set<RecipientRole> roles,
      boolean secret) {
    this(name, label, help, example, roles, secret, Set.of());
  }

  private static void checkName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("not a keyword name: " + name);
    }
  }
}
