package sms.ui.contrib.internal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The recap, used as a secretary uses it. */
class RecapTest extends BrowserTest {
  private static Locator rows(Page page) {
    return page.locator("tr[data-id]");
  }

  private void send(String user) {
    Page page = compose(user, 1280);
    button(page, "Sélectionner").click();
    page.getByText(Pattern.compile("^\\d+ destinataires$")).waitFor();
    message(page).fill("Bonjour #PRENOM");
    button(page, Pattern.compile("^Envoyer Standard")).click();
    button(page, Pattern.compile("^Envoyer \\d+ messages")).click();
    page.getByText("Suivi de l’envoi").waitFor();
    page.close();
  }

  private Page recap(String user, int width) {
    Page page = tab(user, width);
    page.navigate("/sms/page/recap");
    page.getByText("Totaux par mode d’envoi").waitFor();
    return page;
  }

  @Test
  void an_empty_recap_teaches_how_to_send() {
    Page page = recap("secretaire", 1280);
    assertThat(page.getByText("Aucun SMS n’a encore été envoyé")).isVisible();
    assertThat(page.getByText("menu Traitement / Messages / SMS")).isVisible();
    assertAccessible(page);
    assertFits(page);
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 360})
  void sms_are_listed_become_received_by_themselves_and_are_summed_by_mode(int width) {
    world.outbox().pace(1);
    send("secretaire");
    Page page = recap("secretaire", width);
    assertThat(rows(page)).hasCount(50);
    assertThat(
            rows(page)
                .filter(
                    new Locator.FilterOptions()
                        .setHasText(Pattern.compile("Reçu le \\d+ .* à \\d\\d:\\d\\d \\(1 SMS\\)")))
                .first())
        .isVisible();
    assertThat(
            page.getByRole(
                AriaRole.ROW, new Page.GetByRoleOptions().setName(Pattern.compile("^Total"))))
        .containsText(Pattern.compile("\\d+"));
    assertAccessible(page);
    assertFits(page);
    button(page, "Suite").click();
    assertThat(rows(page)).hasCount(100);
    assertThat(rows(page).nth(50)).isFocused();
  }

  @Test
  void the_report_says_who_ticked_somebody_who_wants_no_sms() {
    Page page = tab("admin", 1280);
    page.navigate("/sms/page/compose?record=FAMILY:F0001");
    page.getByLabel("EVANS Lily").check();
    message(page).fill("Bonjour");
    button(page, Pattern.compile("^Envoyer Standard")).click();
    button(page, Pattern.compile("^Envoyer 2 messages")).click();
    page.getByText("Suivi de l’envoi").waitFor();
    page.navigate("/sms/page/recap");
    Locator report = page.getByRole(AriaRole.DIALOG);
    rows(page).filter(new Locator.FilterOptions().setHasText("EVANS Lily")).dblclick();
    assertThat(report).containsText("Ne pas envoyer de SMS");
    assertThat(report).containsText("Coché malgré tout par Paul Girard");
    assertAccessible(page);
    page.keyboard().press("Escape");
    rows(page).filter(new Locator.FilterOptions().setHasText("POTTER James")).dblclick();
    assertThat(report).isVisible();
    assertThat(report).not().containsText("Ne pas envoyer de SMS");
  }

  @Test
  void filters_narrow_the_list_and_the_totals() {
    send("secretaire");
    send("admin");
    Page page = recap("admin", 1280);
    field(page, "Nom utilisateur").selectOption("Odile Martin");
    assertThat(rows(page).first()).isVisible();
    field(page, "Nom poste").selectOption("DIRECTION");
    assertThat(page.getByText("Aucun SMS ne correspond")).isVisible();
    button(page, "Effacer les filtres").first().click();
    assertThat(field(page, "Nom poste")).hasValue("");
    field(page, "Destinataire").fill("zimmer");
    assertThat(rows(page).first()).containsText("ZIMMER");
    assertThat(rows(page).last()).containsText("ZIMMER");
    field(page, "Destinataire").fill("");
    field(page, "Date début").fill("01/01/2100");
    field(page, "Date début").press("Tab");
    assertThat(page.getByText("Aucun SMS ne correspond")).isVisible();
    field(page, "Date fin").fill("01/01/2099");
    field(page, "Date fin").press("Tab");
    assertThat(page.getByText("La date de fin précède")).isVisible();
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 360})
  void the_totals_are_broken_down_and_a_part_leads_to_its_sms(int width) {
    world.outbox().pace(1);
    send("secretaire");
    send("admin");
    Page page = recap("admin", width);
    Locator groups = page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Détail"));
    assertThat(groups).containsText(Pattern.compile("[a-zéû]+ 20\\d\\d"));
    field(page, "Répartir par").selectOption("utilisateur");
    assertThat(groups).containsText("Odile Martin");
    assertThat(groups).containsText("Paul Girard");
    assertAccessible(page);
    assertFits(page);
    button(page, "Odile Martin").click();
    assertThat(field(page, "Nom utilisateur")).hasValue("secretaire");
    assertThat(groups).not().containsText("Paul Girard");
    field(page, "Répartir par").selectOption("envoi");
    groups.getByRole(AriaRole.BUTTON).first().click();
    assertThat(groups.getByRole(AriaRole.BUTTON)).hasCount(1);
    assertThat(rows(page).first()).isVisible();
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 360})
  void who_asks_is_told_how_many_arrive_by_prefix(int width) {
    world.outbox().pace(1);
    send("secretaire");
    Page page = recap("secretaire", width);
    assertThat(rows(page).filter(new Locator.FilterOptions().setHasText("Reçu le")).first())
        .isVisible();
    button(page, "Taux de remise par préfixe").click();
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    Locator row =
        dialog
            .getByRole(AriaRole.ROW)
            .filter(new Locator.FilterOptions().setHasText(Pattern.compile("\\+33.\\d.\\d\\d")));
    assertThat(row.first()).containsText(Pattern.compile("\\d+(,\\d)?.%"));
    assertThat(dialog).containsText("portabilité");
    assertAccessible(page);
    assertFits(page);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(java.nio.file.Path.of("target/prefixes-" + width + ".png")));
    page.keyboard().press("Escape");
    assertThat(dialog).hasCount(0);
    assertThat(button(page, "Taux de remise par préfixe")).isFocused();
  }

  @Test
  void rates_of_an_empty_period_say_so() {
    Page page = recap("secretaire", 1280);
    button(page, "Taux de remise par préfixe").click();
    assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Aucun SMS pris en charge");
    assertAccessible(page);
  }

  @Test
  void more_criteria_narrow_the_list_and_what_is_shown_is_what_is_exported() {
    send("admin");
    Page page = recap("admin", 1280);
    page.getByText("Autres critères").click();
    field(page, "Mode d’envoi").selectOption("Premium");
    assertThat(page.getByText("Aucun SMS ne correspond")).isVisible();
    field(page, "Mode d’envoi").selectOption("Standard");
    assertThat(rows(page).first()).isVisible();
    field(page, "Texte du message").fill("bonjour lily");
    assertThat(rows(page).nth(30)).isHidden();
    int shown = rows(page).count();
    assertThat(shown).isBetween(1, 30);
    assertAccessible(page);
    assertFits(page);
    Download file =
        page.waitForDownload(
            () ->
                page.getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName("Exporter (tableur)"))
                    .click());
    assertThat(file.suggestedFilename()).matches("recapitulatif-sms-\\d{4}-\\d\\d-\\d\\d\\.csv");
    assertThat(contents(file).lines()).hasSize(shown + 1);
  }

  private static String contents(Download file) {
    try (InputStream in = file.createReadStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_day_is_chosen_from_the_calendar_by_keyboard() {
    Page page = recap("secretaire", 1280);
    field(page, "Date début").press("Alt+ArrowDown");
    page.keyboard().press("ArrowUp");
    assertAccessible(page);
    page.keyboard().press("Enter");
    assertThat(field(page, "Date début")).hasValue(Pattern.compile("\\d\\d/\\d\\d/\\d{4}"));
    assertThat(field(page, "Date début")).isFocused();
    assertThat(page.getByText("Aucun SMS ne correspond")).isVisible();
  }

  @Test
  void double_click_and_enter_open_the_delivery_report_and_escape_leads_back() {
    send("secretaire");
    Page page = recap("secretaire", 1280);
    rows(page).nth(1).dblclick();
    Locator report =
        page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Rapport d’envoi"));
    assertThat(report).isVisible();
    assertThat(report).containsText("Odile Martin, poste ACCUEIL-2");
    assertThat(report).containsText(Pattern.compile("Bonjour [^#]"));
    assertAccessible(page);
    page.keyboard().press("Escape");
    assertThat(report).isHidden();
    assertThat(rows(page).nth(1)).isFocused();
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    assertThat(report).isVisible();
    button(page, "Fermer").click();
    assertThat(report).isHidden();
  }

  @Test
  void a_database_that_goes_away_is_told_and_the_list_stays() {
    send("secretaire");
    Page page = recap("secretaire", 1280);
    int before = rows(page).count();
    world.withoutDatabase();
    assertThat(page.getByText("La base de données des SMS n’est pas accessible")).isVisible();
    assertThat(rows(page)).hasCount(before);
    org.assertj.core.api.Assertions.assertThat(before).isPositive();
  }
}
