package sms.host.kit.internal.small;

import java.util.Optional;
import java.util.Set;
import sms.api.host.CallerContext;
import sms.api.host.SchoolDirectory;
import sms.api.host.SendingLimits;
import sms.host.kit.Hints;
import sms.host.kit.Host;
import sms.host.kit.Website;

/** A host with all that a host may supply, as it should be. */
public final class SmallHost {
  /** Somebody who was at school once. */
  public static final String ERASED = "P0";

  private SmallHost() {}

  /** With that directory. */
  public static Host of(SchoolDirectory directory) {
    return of(directory, new SmallCallers());
  }

  /** With those people. */
  public static Host of(SmallPeople people) {
    return of(new SmallSchool(people));
  }

  /** With that directory and those users. */
  public static Host of(SchoolDirectory directory, CallerContext callers) {
    return Host.of(directory, callers)
        .with(new SmallPortal())
        .with(caller -> Optional.of(SendingLimits.NONE).filter(none -> caller.userId().equals("x")))
        .with(SmallContribution.ALL)
        .with(hints(Optional.empty()));
  }

  /** With pages, too. */
  public static Host of(SmallCallers callers, Website website) {
    return of(new SmallSchool(SmallPeople.of(130)), callers).with(hints(Optional.of(website)));
  }

  private static Hints hints(Optional<Website> website) {
    return new Hints(
        Set.of(ERASED),
        Optional.of(SmallCallers.SENDER),
        Optional.of(SmallCallers.BLOCKED),
        website);
  }
}
