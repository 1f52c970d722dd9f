package sms.api.host;

/** How a pupil takes part in the life of the school (<i>régime</i>). */
public enum Regime {
  /** Day pupil who eats at home (<i>externe</i>). */
  DAY,
  /** Day pupil who eats at school (<i>demi-pensionnaire</i>). */
  HALF_BOARD,
  /** Boarder (<i>interne</i>). */
  BOARDER
}
