package sms.selection.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import sms.api.host.Person;
import sms.api.selection.IgnoreReason;
import sms.selection.internal.Match.Obstacle;

/**
 * All the matches of one person: one row comes of it, whatever the number of siblings and families.
 */
final class MatchedPerson {
  /** By quality, then record; the sort is stable, so siblings keep the order of their family. */
  private static final Comparator<Match> BEST_QUALITY_FIRST =
      Comparator.comparing(Match::role).thenComparing(m -> m.record().toString());

  private final List<Match> matches = new ArrayList<>(1);

  void add(Match match) {
    matches.add(match);
  }

  Person person() {
    return matches.get(0).person();
  }

  /** The best that can be said: the least of the obstacles that stand against every child. */
  private Obstacle obstacle() {
    Obstacle least = matches.get(0).obstacle();
    for (Match match : matches) {
      if (match.obstacle().compareTo(least) > 0) {
        least = match.obstacle();
      }
    }
    return least;
  }

  /** Why nothing can be sent to this person at all, whatever the number. */
  Optional<IgnoreReason> reason() {
    if (person().deceased()) {
      return Optional.of(IgnoreReason.DECEASED);
    }
    return switch (obstacle()) {
      case CHILD_DECEASED -> Optional.of(IgnoreReason.DECEASED);
      case NO_RIGHTS -> Optional.of(IgnoreReason.NO_RIGHTS);
      case CHILD_LEFT -> Optional.of(IgnoreReason.LEFT_SCHOOL);
      case NONE -> Optional.empty();
    };
  }

  /** The matches that the row is about, best quality first; never empty. */
  List<Match> best() {
    if (matches.size() == 1) {
      return matches;
    }
    Obstacle least = obstacle();
    return matches.stream().filter(m -> m.obstacle() == least).sorted(BEST_QUALITY_FIRST).toList();
  }
}
