package sms.itest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static sms.itest.support.DemoPage.menu;
import static sms.itest.support.PageChecks.assertFits;
import static sms.itest.support.PageChecks.within;
import static sms.itest.support.SmsPage.askToSend;
import static sms.itest.support.SmsPage.awaitEnd;
import static sms.itest.support.SmsPage.confirm;
import static sms.itest.support.SmsPage.named;
import static sms.itest.support.SmsPage.selectClass;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import sms.itest.journey.SendingJourney;
import sms.itest.support.Chromium;
import sms.itest.support.DemoHost;
import sms.itest.support.Host;
import sms.itest.support.Host.Role;
import sms.itest.support.Stage;

/** The main job in the demo, and its portal's links. Leaves the pictures in docs/images. */
class DemoJourneyIT extends SendingJourney {
  private static final Host HOST = new DemoHost();
  @RegisterExtension static final Stage STAGE = new Stage(HOST);

  private static final String POTTER = "06 39 98 01 04";

  DemoJourneyIT() {
    super(STAGE);
  }

  @Test
  @Order(10)
  void families_who_never_connected_get_a_link_use_it_and_are_not_reminded() {
    Page page = STAGE.signedIn(Role.ADMINISTRATOR, 1280, 1000);
    menu(page, "SMS");
    selectClass(page, HOST.cast().schoolClass());
    page.getByLabel("Messages prédéfinis").selectOption("Lien d’activation du portail");
    page.getByRole(AriaRole.BUTTON, named("Jamais connectés au portail")).click();
    assertThat(page.getByText(Pattern.compile("^\\d+ destinataires gardés$"))).isVisible();
    assertThat(page.getByText(Pattern.compile("Écartés.*Déjà connecté au portail"))).isVisible();
    page.getByRole(AriaRole.RADIO, named("Aperçu")).check();
    assertThat(page.getByText("•".repeat(24)).first()).isVisible();
    picture(page, "keys", page.getByRole(AriaRole.BUTTON, named("Jamais connectés au portail")));

    Locator confirmation = askToSend(page);
    assertThat(confirmation).containsText("••••");
    confirmation.getByLabel("Relancer ceux qui ne se seront pas connectés").check();
    picture(page, "keys-confirm", confirmation);
    confirm(confirmation);
    assertThat(page.getByText(Pattern.compile("3 relances prévues"))).isVisible(within(30));
    awaitEnd(page);

    menu(page, "Téléphones");
    String link = linkOf(page, "POTTER James");
    String another = linkOf(page, "LEFÈVRE Claire");
    Assertions.assertThat(link).isNotEqualTo(another);
    activate(link, "Quatre chouettes blanches");

    menu(page, "Récapitulatif des SMS");
    page.getByLabel("N° de téléphone").fill(POTTER);
    assertThat(scheduled(page)).hasCount(3);
    row(page, "(2 SMS)").dblclick();
    assertThat(page.getByRole(AriaRole.DIALOG)).containsText("••••");
    assertThat(page.getByRole(AriaRole.DIALOG)).not().containsText(link);
    page.keyboard().press("Escape");
    moveTheFirstReminderToNow(page);
    Locator leftOut = row(page, "s’est connecté au portail entre-temps");
    assertThat(leftOut).isVisible(within(180));
    leftOut.dblclick();
    assertThat(page.getByRole(AriaRole.DIALOG)).containsText("••••");
    assertThat(page.getByRole(AriaRole.DIALOG)).not().containsText("Facturé");
    Chromium.picture(page, "keys-connected");
    page.keyboard().press("Escape");

    menu(page, "Téléphones");
    Assertions.assertThat(linkOf(page, "LEFÈVRE Claire")).as("a new secret").isNotEqualTo(another);
    Assertions.assertThat(linkOf(page, "POTTER James")).as("no further SMS").isEqualTo(link);
    menu(page, "Récapitulatif des SMS");
    page.getByRole(AriaRole.HEADING, named("Relances")).click();
    Locator reminders = page.locator(".reminders");
    assertThat(reminders.getByRole(AriaRole.IMG)).containsText("Relance 1");
    assertThat(
            reminders
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText("Relance 1"))
                .getByRole(AriaRole.CELL)
                .nth(1))
        .hasText("1", new LocatorAssertions.HasTextOptions().setUseInnerText(true));
    picture(page, "reminders", page.getByRole(AriaRole.HEADING, named("Relances")));
  }

  /** As a desk and as a telephone show it. */
  private static void picture(Page page, String name, Locator shown) {
    Chromium.picture(page, name);
    page.setViewportSize(360, 740);
    shown.evaluate("e => e.scrollIntoView({block: 'start'})");
    assertFits(page);
    Chromium.picture(page, name + "-360");
    page.setViewportSize(1280, 1000);
  }

  /** The newest link on that person's telephone. */
  private static String linkOf(Page page, String owner) {
    Locator links = page.getByRole(AriaRole.LIST, named(owner)).getByRole(AriaRole.LINK);
    links.first().waitFor();
    return links.first().getAttribute("href");
  }

  /** On the parent's own telephone, where nobody is signed in. */
  private static void activate(String link, String password) {
    Page page = STAGE.visitor(360, 740);
    page.navigate(link);
    assertThat(page.getByRole(AriaRole.HEADING, named("Activer mon accès"))).isVisible();
    assertFits(page);
    Chromium.picture(page, "portal-360");
    page.setViewportSize(1280, 900);
    Chromium.picture(page, "portal");
    page.getByLabel("Nouveau mot de passe").fill(password);
    page.getByLabel("Le même, encore une fois").fill(password);
    page.getByRole(AriaRole.BUTTON, named("Activer")).click();
    assertThat(page.getByText("Vous êtes connecté au portail.")).isVisible();

    page.navigate(link);
    assertThat(page.getByRole(AriaRole.HEADING, named("Ce lien ne fonctionne plus"))).isVisible();
  }

  /** Of the recap's list. */
  private static Locator row(Page page, String text) {
    return page.getByRole(AriaRole.REGION, named("SMS envoyés"))
        .getByRole(AriaRole.ROW)
        .filter(new Locator.FilterOptions().setHasText(text));
  }

  private static Locator scheduled(Page page) {
    return row(page, "Programmé");
  }

  /** In its delivery report, as a person does it; minutes are the finest that can be typed. */
  private static void moveTheFirstReminderToNow(Page page) {
    scheduled(page).last().dblclick(); // the newest comes first
    Locator report = page.getByRole(AriaRole.DIALOG);
    report
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Changer la date"))
        .click();
    ZonedDateTime soon = ZonedDateTime.now(ZoneId.of("Europe/Paris")).plusSeconds(75);
    report
        .getByLabel("Date", new Locator.GetByLabelOptions().setExact(true))
        .fill(soon.format(DateTimeFormatter.ofPattern("dd/MM/yyyy")));
    report.getByLabel("Heure").fill(soon.format(DateTimeFormatter.ofPattern("HH:mm")));
    report
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Enregistrer la date"))
        .click();
    assertThat(page.getByText(Pattern.compile("Nouvelle date de départ")).first()).isVisible();
    page.keyboard().press("Escape");
  }
}
