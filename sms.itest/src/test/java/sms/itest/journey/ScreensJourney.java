package sms.itest.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static sms.itest.support.PageChecks.assertAccessible;
import static sms.itest.support.PageChecks.assertFits;
import static sms.itest.support.PageChecks.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sms.itest.support.Host.Role;
import sms.itest.support.Stage;

/** What the menu leads to. */
public abstract class ScreensJourney extends Journey {
  protected ScreensJourney(Stage stage) {
    super(stage);
  }

  @ParameterizedTest
  @CsvSource({
    "SMS, Envoi d’un SMS groupé",
    "Modèles de SMS, Modèles de SMS",
    "Récapitulatif des SMS, Récapitulatif des SMS",
    "Réponses aux SMS, Réponses aux SMS",
    "Passerelles et crédit, Passerelles et crédit",
    "Journal, Journal",
    "Droits et quotas, Droits et quotas"
  })
  void an_entry_of_the_menu_opens_a_screen_that_fits_and_is_accessible(String entry, String title) {
    Page page = stage.signedIn(Role.ADMINISTRATOR, 1280, 900);
    host.menu(page, entry);

    assertThat(
            page.getByRole(AriaRole.MAIN)
                .getByRole(
                    AriaRole.HEADING, new Locator.GetByRoleOptions().setName(title).setExact(true))
                .first())
        .isVisible(within(30));
    assertAccessible(page);
    page.setViewportSize(360, 740);
    assertFits(page);
    assertAccessible(page);
  }
}
