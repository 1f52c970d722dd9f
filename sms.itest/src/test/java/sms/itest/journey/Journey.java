package sms.itest.journey;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import sms.itest.support.Cast;
import sms.itest.support.Host;
import sms.itest.support.SmsPage;
import sms.itest.support.Stage;

/** What people do with our screens; the same on every host. */
abstract class Journey {
  final Stage stage;
  final Host host;
  final Cast cast;

  Journey(Stage stage) {
    this.stage = stage;
    host = stage.host();
    cast = host.cast();
  }

  /** Presses « Envoyer un SMS » on the record that is shown. */
  static void writeToThoseOfTheRecord(Page page) {
    writeToThoseOfTheRecord(page, "Envoyer un SMS");
  }

  /** The same, whatever it is called. */
  static void writeToThoseOfTheRecord(Page page, String action) {
    page.getByRole(AriaRole.LINK, SmsPage.named(action))
        .or(page.getByRole(AriaRole.BUTTON, SmsPage.named(action)))
        .first()
        .click();
  }
}
