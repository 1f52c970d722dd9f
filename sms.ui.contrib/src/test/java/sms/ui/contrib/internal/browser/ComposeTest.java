package sms.ui.contrib.internal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.MouseButton;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sms.api.dispatch.ModeOffer;
import sms.api.gateway.SendingMode;

/** The composer, used as a secretary uses it. */
class ComposeTest extends BrowserTest {
  private static Locator dialog(Page page) {
    return page.getByRole(AriaRole.DIALOG);
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 360})
  void a_class_gets_a_message_and_every_state_on_the_way_is_accessible(int width) {
    Page page = compose("secretaire", width);
    assertAccessible(page);
    assertFits(page);
    field(page, "Classe").click();
    assertAccessible(page);
    page.keyboard().press("Escape");
    selectClass(page, "3e A");
    page.getByText("Familles des 3e A").waitFor();
    message(page).fill("Bonjour #PRENOM, fête vendredi.");
    page.getByText(Pattern.compile("^\\d+ SMS facturés$")).waitFor();
    field(page, "Envoi différé").check();
    assertAccessible(page);
    assertFits(page);
    field(page, "Envoi différé").uncheck();
    button(page, Pattern.compile("^Envoyer Standard")).click();
    dialog(page).waitFor();
    assertAccessible(page);
    button(page, Pattern.compile("^Envoyer \\d+ messages")).click();
    page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Suivi de l’envoi"))
        .waitFor();
    assertAccessible(page);
    assertFits(page);
    assertThat(world.outbox().campaigns()).hasSize(1);
    assertThat(world.outbox().campaigns().get(0).mode()).isEqualTo(SendingMode.STANDARD);
    page.getByText(Pattern.compile("^\\s*Terminé")).first().waitFor();
  }

  @Test
  void the_dark_look_has_enough_contrast() {
    Page page = tab("secretaire", 1280, true);
    page.navigate("/sms/page/compose");
    selectClass(page, "3e A");
    message(page).fill("Bonjour à tous");
    page.getByText(Pattern.compile("^\\d+ SMS facturés$")).waitFor();
    assertAccessible(page);
    page.navigate("/sms/page/recap");
    page.getByRole(AriaRole.TABLE).first().waitFor();
    assertAccessible(page);
  }

  @Test
  void it_is_all_done_by_keyboard() {
    Page page = compose("secretaire", 1280);
    field(page, "Classe").focus();
    page.keyboard().press("ArrowDown");
    page.keyboard().type("3e A");
    page.keyboard().press("Tab");
    page.keyboard().press("Tab");
    page.keyboard().press("Tab");
    page.keyboard().press("Space");
    page.keyboard().press("Escape");
    assertThat(field(page, "Classe")).isFocused();
    assertThat(field(page, "Classe")).hasText("3e A");
    button(page, "Sélectionner").focus();
    page.keyboard().press("Enter");
    page.getByText("Familles des 3e A").waitFor();
    int before = recipients(page);
    Locator row = page.getByRole(AriaRole.GRID).first().locator("[data-index]").first();
    String name = row.getByRole(AriaRole.BUTTON).first().textContent().strip();
    row.focus();
    page.keyboard().press("ArrowDown");
    page.keyboard().press("ArrowUp");
    page.keyboard().press("Delete");
    page.getByText(name + " est retiré de la liste.").waitFor();
    assertThat(page.getByText((before - 1) + " destinataires")).isVisible();
    button(page, "Annuler").click();
    assertThat(page.getByText(before + " destinataires")).isVisible();
  }

  @Test
  void keywords_are_put_in_by_right_click_by_shift_f10_and_by_the_button() {
    Page page = compose("secretaire", 1280);
    message(page).click(new Locator.ClickOptions().setButton(MouseButton.RIGHT));
    menuItem(page, "Prénom").click();
    assertThat(message(page)).hasValue("#PRENOM");
    message(page).press("End");
    page.keyboard().type(", ");
    message(page).press("Shift+F10");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    assertThat(message(page)).hasValue("#PRENOM, #CLASSE");
    assertThat(message(page)).isFocused();
    button(page, "Mots-clés").click();
    page.keyboard().press("Escape");
    assertThat(message(page)).isFocused();
    message(page).press("Control+z");
    assertThat(message(page)).hasValue("#PRENOM, ");
    assertThat(menuItem(page, "Mot de passe")).isHidden();
  }

  private static Locator menuItem(Page page, String name) {
    return page.getByRole(
        AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)));
  }

  @Test
  void the_counter_counts_and_names_what_costs() {
    Page page = compose("secretaire", 1280);
    Locator counter = page.getByTestId("counter");
    message(page).fill("a".repeat(91));
    assertThat(counter).hasText("91/160");
    message(page).fill("a".repeat(161));
    assertThat(counter).hasText("161/306");
    message(page).fill("fête €");
    assertThat(counter).hasText("6/70");
    assertThat(page.getByText("ê → e")).isVisible();
    field(page, "Remplacer les caractères coûteux").check();
    assertThat(counter).hasText("7/160");
    message(page).fill("une\r\nligne");
    assertThat(counter).hasText("9/160");
  }

  @Test
  void every_recipients_own_text_can_be_read() {
    Page page = compose("secretaire", 1280);
    selectClass(page, "3e A");
    message(page).fill("Cher #PRENOM");
    page.getByText(Pattern.compile("^\\d+ SMS facturés$")).waitFor();
    field(page, "Aperçu").check();
    Locator sample = page.getByTestId("sample");
    String first = sample.textContent();
    button(page, "Destinataire suivant").click();
    assertThat(page.getByText(Pattern.compile("2 sur \\d+"))).isVisible();
    assertThat(sample).not().hasText("Cher #PRENOM");
    assertThat(first).startsWith("Cher ").doesNotContain("#");
    page.getByRole(AriaRole.GRID).first().locator("[data-index='3']").click();
    assertThat(page.getByText(Pattern.compile("4 sur \\d+"))).isVisible();
  }

  @Test
  void a_wrong_number_is_told_beside_its_field_and_a_right_one_is_a_row() {
    Page page = compose("secretaire", 1280);
    field(page, "N° de portable").fill("12");
    button(page, "Ajouter").click();
    assertThat(page.getByText("n’est pas un numéro de portable")).isVisible();
    assertThat(field(page, "N° de portable")).hasValue("12");
    field(page, "N° de portable").fill("06 39 98 12 34");
    page.keyboard().press("Enter");
    assertThat(page.getByText("+33 6 39 98 12 34".replace(' ', '\u00a0'))).isVisible();
    assertThat(field(page, "N° de portable")).hasValue("");
    assertThat(page.getByText("1 destinataire")).isVisible();
  }

  @Test
  void the_ignored_are_listed_with_their_reasons_and_lead_to_the_record() {
    Page page = compose("secretaire", 1280);
    page.evaluate(
        "() => addEventListener('sms-navigate', (e) => (window.asked = e.detail.record))");
    selectClass(page, "3e A");
    Locator ignored =
        page.getByRole(
            AriaRole.GRID,
            new Page.GetByRoleOptions()
                .setName("Destinataires ignorés (portable vide ou incorrect)"));
    ignored.waitFor();
    button(page, Pattern.compile("^Portable vide")).click();
    assertThat(ignored.getByRole(AriaRole.ROW).nth(1)).containsText("Portable vide");
    ignored.getByRole(AriaRole.BUTTON).first().click();
    assertThat(String.valueOf(page.evaluate("() => window.asked"))).startsWith("FAMILY:F");
  }

  @Test
  void what_is_missing_is_told_beside_the_field_before_anything_is_asked() {
    Page page = compose("secretaire", 1280);
    button(page, Pattern.compile("^Envoyer Économique")).click();
    assertThat(page.getByText("Sélectionnez au moins un destinataire.")).isVisible();
    assertThat(page.getByText("Saisissez un message.").first()).isVisible();
    selectClass(page, "3e A");
    button(page, Pattern.compile("^Envoyer Économique")).click();
    assertThat(message(page)).isFocused();
    message(page).fill("Bonjour #NADA");
    assertThat(page.getByText("Le mot-clé #NADA n’existe pas.")).isVisible();
    assertThat(dialog(page)).isHidden();
  }

  @Test
  void figures_that_change_are_shown_again_and_nothing_leaves_meanwhile() {
    Page page = compose("secretaire", 1280);
    selectClass(page, "3e A");
    message(page).fill("Bonjour");
    page.getByText(Pattern.compile("^\\d+ SMS facturés$")).waitFor();
    button(page, Pattern.compile("^Envoyer Économique")).click();
    dialog(page).waitFor();
    world.theComposer().tail("ê".repeat(100));
    button(page, Pattern.compile("^Envoyer \\d+ messages")).click();
    assertThat(page.getByText("Les chiffres ont changé")).isVisible();
    assertThat(world.outbox().campaigns()).isEmpty();
    button(page, Pattern.compile("^Envoyer \\d+ messages")).click();
    page.getByText("Suivi de l’envoi").waitFor();
    assertThat(world.outbox().campaigns()).hasSize(1);
  }

  @Test
  void a_double_click_on_the_confirmation_sends_once() {
    Page page = compose("secretaire", 1280);
    selectClass(page, "3e A");
    message(page).fill("Bonjour");
    button(page, Pattern.compile("^Envoyer Économique")).click();
    button(page, Pattern.compile("^Envoyer \\d+ messages")).dblclick();
    page.getByText("Suivi de l’envoi").waitFor();
    page.waitForTimeout(300);
    assertThat(world.outbox().campaigns()).hasSize(1);
  }

  @Test
  void an_answer_that_is_lost_may_be_asked_again_without_sending_twice() {
    Page page = compose("secretaire", 1280);
    selectClass(page, "3e A");
    message(page).fill("Bonjour");
    page.getByText(Pattern.compile("^\\d+ SMS facturés$")).waitFor();
    button(page, Pattern.compile("^Envoyer Économique")).click();
    page.route(
        "**/sms/api/campaigns",
        route -> {
          route.fetch();
          route.abort();
        });
    button(page, Pattern.compile("^Envoyer \\d+ messages")).click();
    page.getByText("un même envoi ne part jamais deux fois").waitFor();
    page.unroute("**/sms/api/campaigns");
    button(page, Pattern.compile("^Envoyer \\d+ messages")).click();
    page.getByText("avait déjà été confirmé").waitFor();
    assertThat(world.outbox().campaigns()).hasSize(1);
  }

  @Test
  void a_deferred_send_says_when_it_leaves_and_is_cancelled_with_a_second_thought() {
    Page page = compose("secretaire", 1280);
    selectClass(page, "3e A");
    message(page).fill("Bonjour");
    field(page, "Envoi différé").check();
    field(page, "Date").fill("31/02/2030");
    field(page, "Date").press("Tab");
    assertThat(page.getByText("Indiquez une date, par exemple")).isVisible();
    LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(30);
    field(page, "Date").fill(day.format(DateTimeFormatter.ofPattern("dd/MM/yyyy")));
    field(page, "Heure").fill("18h30");
    field(page, "Heure").press("Tab");
    page.getByText(Pattern.compile("^\\s*Départ le \\S+ \\d+ .* à 18:30\\.")).waitFor();
    button(page, Pattern.compile("^Envoyer Premium")).click();
    button(page, "Programmer l’envoi").click();
    page.getByText(Pattern.compile("SMS partiront le")).waitFor();
    button(page, "Annuler l’envoi").click();
    button(page, "Oui, annuler").click();
    page.getByText(Pattern.compile("\\d+ SMS annulés")).waitFor();
    assertThat(page.getByText(Pattern.compile("^\\s*Annulés"))).isVisible();
  }

  @Test
  void a_draft_survives_a_reload_and_is_gone_once_sent() {
    Page page = compose("secretaire", 1280);
    message(page).fill("Un brouillon");
    page.reload();
    assertThat(message(page)).hasValue("Un brouillon");
    page.getByText("Votre brouillon a été retrouvé.").waitFor();
    selectClass(page, "3e A");
    button(page, Pattern.compile("^Envoyer Économique")).click();
    button(page, Pattern.compile("^Envoyer \\d+ messages")).click();
    page.getByText("Suivi de l’envoi").waitFor();
    page.reload();
    button(page, "Sélectionner").waitFor();
    assertThat(message(page)).hasValue("");
  }

  @Test
  void a_template_replaces_the_text_and_can_be_undone() {
    Page page = compose("secretaire", 1280);
    message(page).fill("Mon texte");
    field(page, "Messages prédéfinis").selectOption("closure");
    assertThat(message(page)).hasValue(Pattern.compile("^Collège Charlemagne"));
    button(page, "Annuler").click();
    assertThat(message(page)).hasValue("Mon texte");
  }

  @Test
  void from_a_record_only_the_right_ticks_who_is_flagged() {
    Page page = tab("secretaire", 1280);
    page.navigate("/sms/page/compose?record=FAMILY:F0001");
    Locator flagged = page.getByLabel("EVANS Lily");
    assertThat(flagged).isDisabled();
    assertThat(flagged).not().isChecked();
    assertThat(page.getByLabel("POTTER James")).isChecked();
    assertAccessible(page);
    Page administrators = tab("admin", 360);
    administrators.navigate("/sms/page/compose?record=FAMILY:F0001");
    administrators.getByLabel("EVANS Lily").check();
    assertThat(administrators.getByText("Envoi exceptionnel à EVANS Lily")).isVisible();
    administrators.getByLabel("POTTER James").uncheck();
    assertThat(administrators.getByLabel("POTTER James")).isVisible();
    assertAccessible(administrators);
    assertFits(administrators);
    message(administrators).fill("Bonjour");
    button(administrators, Pattern.compile("^Envoyer Économique")).click();
    button(administrators, Pattern.compile("^Envoyer 1 message")).click();
    administrators.getByText("Suivi de l’envoi").waitFor();
    assertThat(world.outbox().messages()).hasSize(1);
    assertThat(world.outbox().messages().get(0).overriddenBy()).isPresent();
  }

  @Test
  void a_blocked_user_is_told_so_and_a_signed_out_one_too() {
    Page page = tab("bloque", 1280);
    page.navigate("/sms/page/compose");
    page.getByText("L’envoi de SMS est bloqué pour votre compte.").waitFor();
    assertAccessible(page);
    Page gone = compose("secretaire", 1280);
    gone.context().clearCookies();
    button(gone, "Sélectionner").click();
    gone.getByText("Vous n’êtes plus connecté").waitFor();
  }

  @Test
  void without_database_or_gateway_the_page_opens_and_says_what_is_missing() {
    world.withoutDatabase();
    Page page = compose("secretaire", 1280);
    assertThat(page.getByText("La base de données des SMS n’est pas accessible")).isVisible();
    selectClass(page, "3e A");
    assertAccessible(page);
  }

  @Test
  void a_gateway_that_comes_while_the_page_is_open_is_offered_without_a_reload() {
    List<ModeOffer> later = world.outbox().offers();
    world.outbox().offers(List.of());
    Page page = compose("secretaire", 1280);
    page.getByText("Aucune passerelle").first().waitFor();
    assertThat(button(page, Pattern.compile("Envoyer.*Standard"))).hasCount(0);

    world.outbox().offers(later);

    button(page, Pattern.compile("Envoyer.*Standard")).waitFor();
    assertThat(page.getByText("Aucune passerelle")).hasCount(0);
  }

  @Test
  void english_speaks_english() {
    Page page = tab("secretaire", 1280);
    page.navigate("/sms/page/compose?lang=en");
    button(page, "Select").click();
    page.getByText(Pattern.compile("^\\d+ recipients$")).waitFor();
    assertThat(button(page, Pattern.compile("^Send Economy"))).isVisible();
    page.evaluate("() => document.querySelector('sms-compose').setAttribute('lang', 'fr')");
    assertThat(button(page, "Sélectionner")).isVisible();
  }

  @Test
  void a_hostile_name_stays_a_text() {
    Page page = compose("secretaire", 1280);
    page.route(
        "**/sms/api/selections",
        route -> {
          String body = route.fetch().text();
          route.fulfill(
              new com.microsoft.playwright.Route.FulfillOptions()
                  .setContentType("application/json")
                  .setBody(
                      body.replaceFirst(
                          "\"name\":\"[^\"]*\"", "\"name\":\"<img src=x onerror=alert(1)>\"")));
        });
    page.onDialog(shown -> org.junit.jupiter.api.Assertions.fail("a script ran"));
    button(page, "Sélectionner").click();
    assertThat(page.getByText("<img src=x onerror=alert(1)>").first()).isVisible();
  }

  @Test
  void a_list_of_100_000_scrolls_with_few_rows_in_the_page() {
    world.theSelector().families(120_000);
    Page page = compose("secretaire", 1280);
    button(page, "Sélectionner").click();
    page.getByText(Pattern.compile("^\\d+.\\d+ destinataires$")).waitFor();
    Locator grid = page.getByRole(AriaRole.GRID).first();
    grid.locator("[data-index]").first().focus();
    page.keyboard().press("End");
    Locator last = grid.locator("[data-index]").last();
    assertThat(last).containsText("ZIMMER");
    assertThat(last).isFocused();
    assertThat(grid.locator("[data-index]").count()).isLessThan(60);
    assertThat(Integer.parseInt(grid.getAttribute("aria-rowcount"))).isGreaterThan(80_000);
  }
}
