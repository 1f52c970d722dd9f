package sms.itest;

import org.junit.jupiter.api.extension.RegisterExtension;
import sms.itest.journey.MaskedNumbersJourney;
import sms.itest.support.DemoHost;
import sms.itest.support.Stage;

/** In the demo, where an administrator takes the right from the secretary. */
class MaskedNumbersIT extends MaskedNumbersJourney {
  @RegisterExtension static final Stage STAGE = new Stage(new DemoHost());

  MaskedNumbersIT() {
    super(STAGE);
  }
}
