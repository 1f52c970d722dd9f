package sms.itest.support;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static sms.itest.support.SmsPage.named;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The demo, of which the documentation has its pictures. */
public final class DemoHost implements Host {
  private static final String PROVIDER = "etc/sms.host.demo.simulator.config";
  private static final String ASIDE = "provider-away";

  @Override
  public Cast cast() {
    return new Cast(
        "Collège Charlemagne",
        "3e A",
        "4e B",
        "FAMILY:F0001",
        "LEFÈVRE Éloïse",
        "FAMILY:F0024",
        "NGUYEN",
        "06 39 98 77 11",
        "secretariat",
        new Cast.Relatives(
            "LEFÈVRE Grégoire",
            "BRUNET Cédric",
            "ÇELIK Murat",
            "FAMILY:F0019",
            "LÉVÊQUE François",
            "45000"));
  }

  @Override
  public HostProcess start(Path home) {
    return DemoProcess.ready(home, HostProcess.freePort());
  }

  @Override
  public void signIn(Page page, Role role) {
    switch (role) {
      case SECRETARY -> DemoPage.signIn(page, "/", "secretariat", "ACCUEIL");
      case CLERK -> {
        takeTheRightToNumbers(page, "secretariat");
        DemoPage.signIn(page, "/", "secretariat", "ACCUEIL");
      }
      case ADMINISTRATOR -> DemoPage.signIn(page, "/", "admin", "DIRECTION");
      case BLOCKED -> DemoPage.signIn(page, "/", "bloque", "ACCUEIL");
    }
  }

  /** Nobody of the demo sends without seeing numbers, until an administrator says so. */
  private static void takeTheRightToNumbers(Page page, String user) {
    DemoPage.signIn(page, "/", "admin", "DIRECTION");
    page.navigate("/users/" + user + "?tab=divers");
    Locator right = page.getByLabel("Voir les numéros de téléphone en entier");
    right.uncheck();
    page.getByRole(AriaRole.BUTTON, named("Enregistrer")).click();
    assertThat(right).not().isChecked();
    page.context().clearCookies();
  }

  @Override
  public void menu(Page page, String entry) {
    unfold(page);
    DemoPage.menu(page, entry);
  }

  /** On a telephone, what is above the page is behind a button. */
  private static void unfold(Page page) {
    page.waitForLoadState(); // before, nothing is folded
    Locator folded = page.getByRole(AriaRole.BUTTON, named("Menu"));
    if (folded.isVisible() && "false".equals(folded.getAttribute("aria-expanded"))) {
      folded.click();
    }
  }

  @Override
  public void open(Page page, String record) {
    page.navigate("/record?ref=" + record);
  }

  @Override
  public void speak(Page page, Locale language) {
    unfold(page);
    String name = language.equals(Locale.ENGLISH) ? "English" : "Français";
    page.getByRole(AriaRole.BUTTON, named(name)).click();
  }

  @Override
  public void awaitOnTelephone(Page page, String part) {
    menu(page, "Téléphones");
    assertThat(page.getByText(part).first()).isVisible();
    picture(page, "phones");
  }

  @Override
  public void providerGoes(Path home) throws IOException {
    Files.move(home.resolve(PROVIDER), home.resolve(ASIDE));
  }

  @Override
  public void providerIsBack(Path home) throws IOException {
    Files.move(home.resolve(ASIDE), home.resolve(PROVIDER));
  }

  @Override
  public void picture(Page page, String name) {
    Chromium.picture(page, name);
  }

  @Override
  public void close() {
    // it has nothing beside its process
  }
}
