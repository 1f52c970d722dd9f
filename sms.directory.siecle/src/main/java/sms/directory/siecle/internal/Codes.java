package sms.directory.siecle.internal;

import java.util.Map;
import sms.api.host.Gender;
import sms.api.host.Regime;

/** Codes of the ministry's nomenclatures, as far as they matter here. */
final class Codes {
  /** N_SEXE. */
  static final Map<String, Gender> SEX = Map.of("1", Gender.MALE, "2", Gender.FEMALE);

  /**
   * N_REGIME: 0 externe libre, 1 externe surveillé, 2 demi-pensionnaire dans l'établissement, 3
   * interne dans l'établissement, 4 interne externé, 5 interne hébergé, 6 demi-pensionnaire hors
   * l'établissement.
   */
  static final Map<String, Regime> REGIME =
      Map.of(
          "0", Regime.DAY,
          "1", Regime.DAY,
          "2", Regime.HALF_BOARD,
          "3", Regime.BOARDER,
          "4", Regime.BOARDER,
          "5", Regime.BOARDER,
          "6", Regime.HALF_BOARD);

  /** TYPE_STRUCTURE: division (a class) or group. */
  static final Map<String, Boolean> DIVISION = Map.of("D", true, "G", false);

  /** ACCEPTE_SMS and its like. */
  static final Map<String, Boolean> FLAG = Map.of("0", false, "1", true);

  /** RESP_LEGAL: 1 and 2 legal guardians, 0 somebody else. */
  static final Map<String, Integer> LEGAL = Map.of("0", 0, "1", 1, "2", 2);

  /** NIVEAU_RESPONSABILITE: 1 legal guardian, 2 in charge of the pupil, 3 contact. */
  static final Map<String, Integer> RESPONSIBILITY = Map.of("1", 1, "2", 2, "3", 3);

  private Codes() {}
}
