package sms.itest;

import org.junit.jupiter.api.extension.RegisterExtension;
import sms.itest.journey.RecordJourney;
import sms.itest.support.DemoHost;
import sms.itest.support.Stage;

/** The demo's records. Leaves the pictures in docs/images. */
class RecordHistoryIT extends RecordJourney {
  @RegisterExtension static final Stage STAGE = new Stage(new DemoHost());

  RecordHistoryIT() {
    super(STAGE);
  }
}
