package sms.api.host;

/** What a user may do with SMS. The host grants them; every one is checked on the server. */
public enum Right {
  /** Send. Without it: <i>Bloquer l'envoi de SMS pour cet utilisateur</i>. */
  SEND,
  /**
   * See everybody's recap (<i>Récapitulatif des SMS pour tous les utilisateurs</i>), not only one's
   * own.
   */
  RECAP_ALL,
  /** Tick a person flagged <i>Ne pas envoyer de SMS</i> from a record. */
  OVERRIDE_NO_SMS,
  /** Send during quiet hours. */
  OVERRIDE_QUIET_HOURS,
  /** Send first-connection credentials. */
  CREDENTIALS,
  /** Read the texts in the recap. */
  SEE_BODIES,
  /**
   * See telephone numbers whole. Without it they are masked, {@link
   * sms.api.selection.PhoneNumber#masked}, and nobody is found by a number.
   */
  SEE_NUMBERS,
  /** Configure gateways, quotas, templates of the school; resolve uncertain sends of others. */
  ADMINISTER
}
