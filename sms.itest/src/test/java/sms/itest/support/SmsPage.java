package sms.itest.support;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static sms.itest.support.PageChecks.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** What anybody does in our screens, whatever host they stand in. */
public final class SmsPage {
  /** How the recap says that one SMS has arrived. */
  public static final Pattern RECEIVED =
      Pattern.compile("Reçu le \\d{1,2} \\S+ à \\d{2}:\\d{2} \\(1 SMS\\)");

  /** The figure over the list of recipients. */
  public static final Pattern RECIPIENTS = Pattern.compile("^\\d+ destinataires$");

  private SmsPage() {}

  /** Of exactly that name. */
  public static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  /** Selects the families of a class with their spouses. */
  public static void selectClass(Page page, String name) {
    chooseClass(page.getByRole(AriaRole.MAIN), name);
    page.getByLabel("Conjoints").check();
    page.getByRole(AriaRole.BUTTON, named("Sélectionner")).click();
    page.getByText(RECIPIENTS).first().waitFor();
  }

  /** Ticks a class among criteria; where there are many, they are in a list that is opened. */
  public static void chooseClass(Locator criteria, String name) {
    Locator list =
        criteria.getByRole(
            AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Classe Tous").setExact(true));
    Locator box = criteria.getByLabel(name, new Locator.GetByLabelOptions().setExact(true));
    list.or(box).first().waitFor();
    if (list.isVisible()) {
      list.click();
      box.check();
      criteria.page().keyboard().press("Escape");
    } else {
      box.check();
    }
  }

  /** Ticks a choice among criteria, which may be one of those that are folded away. */
  public static void choose(Locator criteria, String choice) {
    Locator box = criteria.getByLabel(choice, new Locator.GetByLabelOptions().setExact(true));
    if (!box.isVisible()) {
      criteria.getByText(Pattern.compile("autres critères")).click();
    }
    box.check();
  }

  /** Adds a number that is typed. */
  public static void addNumber(Page page, String number) {
    page.getByLabel("N° de portable").fill(number);
    page.getByRole(AriaRole.BUTTON, named("Ajouter")).click();
  }

  /** Writes the message, and waits until it has been counted. */
  public static void write(Page page, String text) {
    page.getByLabel("Message", new Page.GetByLabelOptions().setExact(true)).fill(text);
    page.waitForTimeout(1500);
  }

  /** Presses the button that sends. */
  public static void pressSend(Page page) {
    page.getByRole(
            AriaRole.BUTTON,
            new Page.GetByRoleOptions().setName(Pattern.compile("^Envoyer.*Standard")))
        .click(new Locator.ClickOptions().setTimeout(30_000));
  }

  /** Asks to send; the dialog that shows the price. */
  public static Locator askToSend(Page page) {
    pressSend(page);
    return page.getByRole(AriaRole.DIALOG);
  }

  /** Agrees to it. */
  public static void confirm(Locator dialog) {
    dialog
        .getByRole(
            AriaRole.BUTTON,
            new Locator.GetByRoleOptions().setName(Pattern.compile("^Envoyer \\d+ messages?$")))
        .click();
  }

  /** Waits until all of a sending has left. */
  public static void awaitEnd(Page page) {
    assertThat(page.getByText(Pattern.compile("Terminé.*SMS traités")).first())
        .isVisible(within(60));
  }
}
