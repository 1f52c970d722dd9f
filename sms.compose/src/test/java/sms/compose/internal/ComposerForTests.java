package sms.compose.internal;

import java.time.Clock;
import sms.api.compose.Composer;
import sms.compose.internal.standard.StandardKeywords;

/** For tests in other packages. */
public final class ComposerForTests {
  private ComposerForTests() {}

  /** With the keywords of every school. */
  public static Composer withStandardKeywords() {
    ComposerComponent composer = new ComposerComponent(new TestSchool(), Clock.systemUTC());
    composer.addResolver(new StandardKeywords(), Ranked.reference(100, 1));
    return composer;
  }
}
