package sms.itest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static sms.itest.support.DemoPage.menu;
import static sms.itest.support.DemoPage.named;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sms.itest.support.Chromium;
import sms.itest.support.DemoPage;
import sms.itest.support.DemoProcess;

/**
 * An administrator takes the right to whole numbers from the secretary in the host's own page; she
 * goes on sending, and sees masked numbers in the selection and in the recap.
 */
class MaskedNumbersIT {
  private static final Pattern MASKED = Pattern.compile("^\\+33.6.••.••.••.\\d\\d$");
  private static final Pattern WHOLE = Pattern.compile("\\+33.6.\\d\\d.\\d\\d|06.39.98");

  @TempDir Path home;

  @Test
  void a_secretary_without_the_right_writes_to_a_class_and_sees_no_number() {
    try (DemoProcess demo = DemoProcess.ready(home, DemoProcess.freePort());
        Chromium chromium = new Chromium()) {
      takeTheRight(demo, chromium);
      try (BrowserContext visitor = chromium.visitor(1280, 900)) {
        Page page = visitor.newPage();
        DemoPage.signIn(page, demo, "secretariat", "ACCUEIL");
        menu(page, "SMS");
        page.getByRole(AriaRole.BUTTON, named("Classe Tous")).click();
        page.getByLabel("3e A", new Page.GetByLabelOptions().setExact(true)).check();
        page.keyboard().press("Escape");
        page.getByRole(AriaRole.BUTTON, named("Sélectionner")).click();
        assertThat(page.getByText(MASKED).first()).isVisible();
        assertThat(page.getByText(WHOLE)).hasCount(0);
        page.getByLabel("Message", new Page.GetByLabelOptions().setExact(true))
            .fill("Bonjour, réunion jeudi à 18 h.");
        send(page);
        page.getByText("Voir le récapitulatif").click();
        assertThat(page.getByText(MASKED).first()).isVisible();
        assertThat(page.getByText(WHOLE)).hasCount(0);
        assertThat(page.locator("#filter-recipient")).isVisible();
        assertThat(page.locator("#filter-number")).hasCount(0);
        Chromium.picture(page, "recap-masked");
        page.getByText(MASKED).first().dblclick();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("••");
        assertThat(page.getByText(WHOLE)).hasCount(0);
      }
    }
  }

  private static void takeTheRight(DemoProcess demo, Chromium chromium) {
    try (BrowserContext visitor = chromium.visitor(1280, 900)) {
      Page page = visitor.newPage();
      DemoPage.signIn(page, demo, "admin", "DIRECTION");
      page.navigate(demo.address() + "users/secretariat?tab=divers");
      page.getByLabel("Voir les numéros de téléphone en entier").uncheck();
      page.getByRole(AriaRole.BUTTON, named("Enregistrer")).click();
      assertThat(page.getByLabel("Voir les numéros de téléphone en entier")).not().isChecked();
    }
  }

  private static void send(Page page) {
    page.getByRole(
            AriaRole.BUTTON,
            new Page.GetByRoleOptions().setName(Pattern.compile("Envoyer.*Standard")))
        .click(new Locator.ClickOptions().setTimeout(30_000));
    page.getByRole(AriaRole.DIALOG)
        .getByRole(
            AriaRole.BUTTON,
            new Locator.GetByRoleOptions().setName(Pattern.compile("Envoyer \\d+ messages")))
        .click();
    assertThat(page.getByText(Pattern.compile("Terminé.*SMS traités")).first())
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(30_000));
  }
}
