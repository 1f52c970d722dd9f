package sms.selection.internal.number;

import java.util.List;
import java.util.Set;

/** France and its overseas territories, as ISO 3166-1 regions. */
final class FrenchTerritories {
  /**
   * Those that dial each other in the national form with ten digits (ARCEP, plan national de
   * numérotation).
   */
  static final Set<String> ONE_NATIONAL_FORM =
      Set.of("FR", "GP", "RE", "GF", "MQ", "YT", "BL", "MF");

  /**
   * One of them for each country code, in the order in which a national number is tried: +33, +590
   * (with BL and MF), +262 (with YT), +594, +596.
   */
  static final List<String> ONE_FOR_EACH_CODE = List.of("FR", "GP", "RE", "GF", "MQ");

  /** All of them, also those with a numbering plan of their own. */
  static final Set<String> ALL =
      Set.of("FR", "GP", "RE", "GF", "MQ", "YT", "BL", "MF", "PM", "NC", "PF", "WF");

  private FrenchTerritories() {}
}
