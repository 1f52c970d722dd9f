package sms.ui.contrib.internal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sms.ui.contrib.internal.world.World;

/** « SMS envoyés » of a record, as the office reads it. */
class HistoryTest extends BrowserTest {
  private Page history(String user, String query, int width) {
    Page page = tab(user, width);
    page.navigate("/sms/page/history?record=" + query);
    page.getByRole(AriaRole.HEADING).first().waitFor();
    return page;
  }

  private static Locator rows(Page page) {
    return page.locator("tr[data-id]");
  }

  private static Locator report(Page page) {
    return page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Rapport d’envoi"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 360})
  void before_anything_was_sent_it_says_how_to_send(int width) {
    Page page = history("admin", "FAMILY:F1", width);
    assertThat(page.getByText("Aucun SMS envoyé.")).isVisible();
    assertThat(page.getByText("en haut de la fiche")).isVisible();
    assertAccessible(page);
    assertFits(page);
  }

  @Test
  void whoever_sees_only_his_own_is_told_so_and_whoever_may_not_send_is_not_told_how() {
    world.send(World.ADMINISTRATOR, "James");
    Page page = history("bloque", "FAMILY:F1", 1280);
    assertThat(page.getByText("Vous n’avez envoyé aucun SMS")).isVisible();
    assertThat(page.getByText("en haut de la fiche")).hasCount(0);

    world.send(World.SECRETARY, "James");
    page = history("secretaire", "FAMILY:F1", 1280);
    assertThat(rows(page)).hasCount(1);
    assertThat(page.getByText("Seuls vos propres envois")).isVisible();
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 360})
  void an_sms_that_is_sent_meanwhile_appears_and_is_received_by_itself(int width) {
    Page page = history("admin", "PUPIL:Harry", width);
    assertThat(page.getByText("Aucun SMS envoyé.")).isVisible();

    world.send(World.ADMINISTRATOR, "Lily");

    assertThat(rows(page)).hasCount(1);
    assertThat(rows(page)).containsText("POTTER Lily");
    assertThat(rows(page))
        .containsText(Pattern.compile("Reçu le \\d+ .* à \\d\\d:\\d\\d \\(1 SMS\\)"));
    assertThat(rows(page)).containsText("Standard");
    assertAccessible(page);
    assertFits(page);
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 360})
  void whom_the_last_sms_did_not_reach_is_said_above_with_the_reason_and_what_to_do(int width) {
    // the world's fifth SMS does not arrive
    world.send(World.ADMINISTRATOR, "James", "Lily", "Lily", "Lily", "James");
    Page page = history("admin", "FAMILY:F1", width);

    Locator told = page.getByRole(AriaRole.STATUS).first();
    assertThat(told).containsText("Le dernier SMS à POTTER James (+33 6 39 98 01 01), le ");
    assertThat(told)
        .containsText(
            "n’est pas arrivé : téléphone éteint ou hors de portée."
                + " Renvoyez plus tard, ou appelez.");
    assertThat(told).not().containsText("Lily");
    assertAccessible(page);
    assertFits(page);

    world.send(World.ADMINISTRATOR, "James");
    assertThat(told).isHidden();
  }

  @Test
  void ten_are_shown_and_more_on_request() {
    world.outbox().pace(1);
    world.send(
        World.ADMINISTRATOR, Stream.generate(() -> "James").limit(25).toArray(String[]::new));
    Page page = history("admin", "FAMILY:F1", 1280);
    assertThat(rows(page)).hasCount(10);
    button(page, "Afficher plus").click();
    assertThat(rows(page)).hasCount(20);
    assertThat(rows(page).nth(10)).isFocused();
    button(page, "Afficher plus").click();
    assertThat(rows(page)).hasCount(25);
    assertThat(button(page, "Afficher plus")).hasCount(0);
    assertThat(rows(page).filter(new Locator.FilterOptions().setHasText("Reçu le")).first())
        .isVisible();
    assertThat(rows(page)).hasCount(25);
  }

  @Test
  void keys_lead_through_the_list_and_open_the_delivery_report_which_is_loaded_then() {
    world.outbox().pace(1);
    world.send(World.ADMINISTRATOR, "James", "Lily");
    Page page = tab("admin", 1280);
    List<String> loaded = new java.util.concurrent.CopyOnWriteArrayList<>();
    page.onRequest(request -> loaded.add(request.url()));
    page.navigate("/sms/page/history?record=FAMILY:F1");
    rows(page).first().waitFor();
    Assertions.assertThat(loaded).noneMatch(url -> url.endsWith("trail.js"));

    rows(page).first().press("ArrowDown");
    assertThat(rows(page).nth(1)).isFocused();
    rows(page).nth(1).press("Enter");
    assertThat(report(page)).containsText("POTTER James");
    assertThat(report(page)).containsText("Paul Girard, poste DIRECTION");
    Assertions.assertThat(loaded).anyMatch(url -> url.endsWith("trail.js"));
    Assertions.assertThat(
            report(page).locator(".trail-facts").evaluate("e => getComputedStyle(e).display"))
        .as("its styles are there")
        .isEqualTo("grid");
    assertAccessible(page);
    page.keyboard().press("Escape");
    assertThat(report(page)).isHidden();
    assertThat(rows(page).nth(1)).isFocused();

    rows(page).first().dblclick();
    assertThat(report(page)).containsText("POTTER Lily");
  }

  @Test
  void in_english_too() {
    world.send(World.ADMINISTRATOR, "James", "Lily", "Lily", "Lily", "James");
    Page page = history("admin", "FAMILY:F1&lang=en", 1280);
    assertThat(page.getByText("did not arrive: phone off or out of reach.")).isVisible();
    assertThat(rows(page).last()).containsText("Received on");
  }

  @Test
  void another_record_is_shown_when_the_host_changes_the_attribute() {
    world.send(World.ADMINISTRATOR, "James", "Sévérus");
    Page page = history("admin", "FAMILY:F1", 1280);
    assertThat(rows(page)).containsText("POTTER James");
    page.evaluate("() => (document.querySelector('sms-history').record = 'ADULT:Sévérus')");
    assertThat(rows(page)).hasCount(1);
    assertThat(rows(page)).containsText("ROGUE Sévérus");
  }

  @Test
  void a_record_that_is_gone_and_a_database_that_is_away_are_said() {
    Page page = history("admin", "FAMILY:gone", 1280);
    assertThat(page.getByText("Cette fiche n’est pas lisible")).isVisible();
    world.withoutDatabase();
    page = history("admin", "FAMILY:F1", 1280);
    assertThat(page.getByRole(AriaRole.ALERT).first()).isVisible();
    assertAccessible(page);
  }
}
