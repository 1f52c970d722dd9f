package sms.itest.support;

import static sms.itest.support.SmsPage.named;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** What anybody does in the demo's pages, in a browser. */
public final class DemoPage {
  private DemoPage() {}

  /**
   * Signs in by the demo's form; the password of the demo's users is their name.
   *
   * @param address of the demo's first page
   */
  public static void signIn(Page page, String address, String user, String workstation) {
    page.navigate(address);
    page.getByLabel("Identifiant").fill(user);
    page.getByLabel("Mot de passe").fill(user);
    page.getByLabel("Poste").fill(workstation);
    page.getByRole(AriaRole.BUTTON, named("Se connecter")).click();
    page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)).waitFor();
  }

  /** Follows an entry of the host's menu. */
  public static void menu(Page page, String entry) {
    page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Menu"))
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(entry).setExact(true))
        .click();
  }
}
