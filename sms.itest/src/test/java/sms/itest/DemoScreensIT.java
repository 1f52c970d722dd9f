package sms.itest;

import org.junit.jupiter.api.extension.RegisterExtension;
import sms.itest.journey.ScreensJourney;
import sms.itest.support.DemoHost;
import sms.itest.support.Stage;

/** Our screens within the demo's pages. */
class DemoScreensIT extends ScreensJourney {
  @RegisterExtension static final Stage STAGE = new Stage(new DemoHost());

  DemoScreensIT() {
    super(STAGE);
  }
}
