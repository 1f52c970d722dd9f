package sms.selection.internal;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Everybody who fits, each person once. */
final class Roster {
  private final Map<String, MatchedPerson> people = new LinkedHashMap<>();

  void add(Match match) {
    people.computeIfAbsent(match.person().id(), id -> new MatchedPerson()).add(match);
  }

  Collection<MatchedPerson> people() {
    return people.values();
  }
}
