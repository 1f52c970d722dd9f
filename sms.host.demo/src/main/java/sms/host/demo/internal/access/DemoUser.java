package sms.host.demo.internal.access;

import static java.util.Objects.requireNonNull;

import java.util.EnumSet;
import java.util.Set;
import sms.api.host.Right;

/**
 * Somebody who may sign in.
 *
 * @param id login name
 * @param name as shown
 * @param password hashed
 * @param rights what the user may do; without {@link Right#SEND} the user is blocked
 */
public record DemoUser(String id, String name, PasswordHash password, Set<Right> rights) {
  public DemoUser {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    requireNonNull(password, "password");
    rights = Set.copyOf(rights);
  }

  /** <i>Bloquer l'envoi de SMS pour cet utilisateur</i>. */
  public boolean blocked() {
    return !rights.contains(Right.SEND);
  }

  /** <i>Récapitulatif des SMS pour tous les utilisateurs</i>. */
  public boolean recapOfAll() {
    return rights.contains(Right.RECAP_ALL);
  }

  /** <i>Voir les numéros de téléphone en entier</i>. */
  public boolean seesNumbers() {
    return rights.contains(Right.SEE_NUMBERS);
  }

  /** May change the profiles of others. */
  public boolean administrator() {
    return rights.contains(Right.ADMINISTER);
  }

  /** The same user with the ticks of the tab « Divers » as given. */
  DemoUser with(boolean recapOfAll, boolean seesNumbers, boolean blocked) {
    Set<Right> changed = EnumSet.noneOf(Right.class);
    changed.addAll(rights);
    set(changed, Right.RECAP_ALL, recapOfAll);
    set(changed, Right.SEE_NUMBERS, seesNumbers);
    set(changed, Right.SEND, !blocked);
    return new DemoUser(id, name, password, changed);
  }

  private static void set(Set<Right> rights, Right right, boolean held) {
    if (held) {
      rights.add(right);
    } else {
      rights.remove(right);
    }
  }
}
