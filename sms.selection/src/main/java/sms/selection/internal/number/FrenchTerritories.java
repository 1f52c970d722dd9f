package sms.selection.internal.number;

import java.util.List;
import java.util.Set;

/** France and its overseas territories, as ISO 3166-1 regions. */
final class FrenchTerritories {
  /**
   * Those that dial each other in the national form with ten digits (ARCEP, plan national de
   * numérotation); in the order in which a national number is tried.
   */
  static final List<String> ONE_NATIONAL_FORM =
      List.of("FR", "GP", "RE", "GF", "MQ", "YT", "BL", "MF");

  /** All of them, also those with a numbering plan of their own. */
  static final Set<String> ALL =
      Set.of("FR", "GP", "RE", "GF", "MQ", "YT", "BL", "MF", "PM", "NC", "PF", "WF");

  private FrenchTerritories() {}
}
