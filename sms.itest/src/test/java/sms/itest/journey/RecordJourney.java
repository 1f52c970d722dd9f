package sms.itest.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static sms.itest.support.PageChecks.assertAccessible;
import static sms.itest.support.PageChecks.assertFits;
import static sms.itest.support.PageChecks.within;
import static sms.itest.support.SmsPage.RECEIVED;
import static sms.itest.support.SmsPage.askToSend;
import static sms.itest.support.SmsPage.confirm;
import static sms.itest.support.SmsPage.named;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import sms.itest.support.Host.Role;
import sms.itest.support.SmsPage;
import sms.itest.support.Stage;

/** « Envoyer un SMS » and « SMS envoyés » on the host's records. */
public abstract class RecordJourney extends Journey {
  private Page page;

  protected RecordJourney(Stage stage) {
    super(stage);
  }

  @BeforeEach
  void signIn() {
    page = stage.signedIn(Role.SECRETARY, 1280, 900);
  }

  @Test
  void an_sms_written_on_a_record_is_shown_there_and_becomes_received_by_itself() {
    host.open(page, cast.family());
    assertThat(panel().getByText("Vous n’avez envoyé aucun SMS")).isVisible(within(60));

    send("Bonjour, la sortie de jeudi est reportée.");

    assertThat(rows().first()).isVisible(within(30));
    assertThat(rows().first().getByText(RECEIVED)).isVisible(within(60));
    page.locator("sms-compose")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Fermer").setExact(true))
        .click();
    assertThat(page.locator("sms-compose")).hasCount(0);
    // and on the record of the child
    page.getByRole(AriaRole.MAIN)
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(cast.child()))
        .first()
        .click();
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
        .containsText(cast.child());
    assertThat(rows().first().getByText(RECEIVED)).isVisible(within(30));
    assertAccessible(page);
  }

  @Test
  void whom_the_last_sms_did_not_reach_is_said_on_the_record_in_both_languages() {
    host.open(page, cast.unreachable());
    send("Bonjour, la sortie de jeudi est reportée.");
    assertThat(panel().getByRole(AriaRole.STATUS).first())
        .containsText(
            Pattern.compile("Le dernier SMS à " + cast.unreachableName() + " .* n’est pas arrivé"),
            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
    host.open(page, cast.unreachable());
    assertThat(panel().getByText("Corrigez le numéro sur la fiche")).isVisible(within(30));
    assertAccessible(page);
    picture("history");
    page.setViewportSize(360, 740);
    assertFits(page);
    assertAccessible(page);
    picture("history-360");
    page.setViewportSize(1280, 900);

    rows().first().press("Enter");
    assertThat(page.getByRole(AriaRole.DIALOG)).containsText(cast.unreachableName());
    assertAccessible(page);
    page.keyboard().press("Escape");
    assertThat(rows().first()).isFocused();

    host.speak(page, Locale.ENGLISH);
    assertThat(panel().getByText("did not arrive")).isVisible(within(30));
    assertThat(page.getByRole(AriaRole.HEADING, named("SMS sent"))).isVisible();
    host.speak(page, Locale.FRENCH);
  }

  private Locator panel() {
    return page.locator("sms-history");
  }

  private Locator rows() {
    return panel().locator("tr[data-id]");
  }

  /** From the record that is shown, to those who are ticked there. */
  private void send(String text) {
    writeToThoseOfTheRecord(page);
    SmsPage.write(page, text);
    confirm(askToSend(page));
  }

  private void picture(String name) {
    page.getByRole(AriaRole.HEADING, named("SMS envoyés"))
        .evaluate("e => e.scrollIntoView({block: 'center'})");
    host.picture(page, name);
  }
}
