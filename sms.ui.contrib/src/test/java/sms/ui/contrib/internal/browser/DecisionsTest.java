package sms.ui.contrib.internal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sms.api.dispatch.SmsState;

/** What a person decides in the recap: SMS whose outcome is unknown, sendings that are deferred. */
class DecisionsTest extends BrowserTest {
  private void send(String user) {
    world.outbox().pace(1);
    Page page = compose(user, 1280);
    button(page, "Sélectionner").click();
    page.getByText(Pattern.compile("^\\d+ destinataires$")).waitFor();
    message(page).fill("Bonjour #PRENOM");
    button(page, Pattern.compile("^Envoyer Standard")).click();
    button(page, Pattern.compile("^Envoyer \\d+ messages")).click();
    page.getByText("Suivi de l’envoi").waitFor();
    page.close();
  }

  private static Locator rows(Page page) {
    return page.locator("tr[data-id]");
  }

  private static Locator report(Page page) {
    return page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Rapport d’envoi"));
  }

  /** A field of the delivery report. */
  private static Locator inside(Page page, String label) {
    return report(page).getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
  }

  private Page recap(String user, int width) {
    Page page = tab(user, width);
    page.navigate("/sms/page/recap");
    rows(page).first().waitFor();
    return page;
  }

  /** The delivery report of one whose outcome is unknown. */
  private Page uncertain(String user, int width) {
    send("secretaire");
    Page page = recap(user, width);
    page.reload();
    button(page, "Les afficher").click();
    assertThat(rows(page).first()).containsText("Incertain depuis");
    rows(page).first().dblclick();
    assertThat(report(page)).containsText("Que faire de ce SMS");
    return page;
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 360})
  void the_recap_says_that_some_sms_wait_for_a_decision_and_the_report_offers_it(int width) {
    Page page = uncertain("secretaire", width);
    assertThat(button(page, "Il est parti")).isVisible();
    assertThat(button(page, "Il n’est pas parti")).isVisible();
    assertThat(button(page, "Le renvoyer")).isVisible();
    assertThat(button(page, "Interroger l’opérateur")).isHidden();
    assertAccessible(page);
    assertFits(page);
  }

  @Test
  void marked_as_sent_it_is_sent_and_the_report_says_who_said_so() {
    Page page = uncertain("secretaire", 1280);
    button(page, "Il est parti").click();
    assertThat(page.getByText("Vous avez vérifié que ce SMS est parti")).isVisible();
    assertThat(button(page, "Oui, marquer comme envoyé")).isFocused();
    assertAccessible(page);
    page.keyboard().press("Enter");
    assertThat(page.getByText("Le SMS est compté comme envoyé.")).isVisible();
    assertThat(report(page)).containsText("par Odile Martin");
    assertThat(report(page)).not().containsText("Que faire de ce SMS");
  }

  @Test
  void nothing_is_decided_by_a_single_click_and_the_way_back_is_the_keyboards_too() {
    Page page = uncertain("secretaire", 1280);
    button(page, "Il n’est pas parti").click();
    assertThat(button(page, "Oui, marquer comme non envoyé")).isFocused();
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    assertThat(button(page, "Il n’est pas parti")).isFocused();
    assertThat(report(page)).containsText("Incertain depuis");
  }

  @Test
  void sent_again_both_reports_lead_to_each_other() {
    Page page = uncertain("secretaire", 1280);
    int before = world.outbox().messages().size();
    button(page, "Le renvoyer").click();
    assertThat(page.getByText("le destinataire recevra ce SMS deux fois")).isVisible();
    button(page, "Renvoyer ce SMS").click();
    assertThat(page.getByText("Le SMS est renvoyé, sous un nouveau numéro.")).isVisible();
    assertThat(report(page)).containsText("Incertain depuis");
    assertThat(button(page, "Le renvoyer")).isHidden();
    button(page, Pattern.compile("^SMS n°")).click();
    assertThat(report(page)).not().containsText("Incertain depuis");
    org.assertj.core.api.Assertions.assertThat(world.outbox().messages()).hasSize(before + 1);
  }

  @Test
  void an_operator_who_can_be_asked_is_asked_first_and_may_know_nothing() {
    world.outbox().lookup(Optional.empty());
    Page page = uncertain("secretaire", 1280);
    button(page, "Interroger l’opérateur").click();
    assertThat(page.getByText("n’a pas trace de ce SMS")).isVisible();
    assertAccessible(page);
    world.outbox().lookup(Optional.of(SmsState.DELIVERED));
    button(page, "Interroger l’opérateur").click();
    assertThat(page.getByText("L’opérateur confirme")).isVisible();
  }

  // --- failed
  // -------------------------------------------------------------------------------------

  private Page failed(int width) {
    send("secretaire");
    Page page = recap("secretaire", width);
    page.getByText("Autres critères").click();
    field(page, "État").selectOption("UNDELIVERED");
    assertThat(rows(page).first()).containsText("Non reçu");
    // the list that was there before may begin with one, too
    assertThat(rows(page).filter(new Locator.FilterOptions().setHasNotText("Non reçu")))
        .hasCount(0);
    return page;
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 360})
  void what_did_not_arrive_is_sent_again_in_one_go_once_its_price_was_read(int width) {
    Page page = failed(width);
    int before = world.outbox().messages().size();
    button(page, "Renvoyer les SMS non arrivés…").click();
    int count = rows(page).count();
    assertThat(page.getByText(Pattern.compile("SMS peu(t|vent) être renvoyé"))).isVisible();
    assertThat(button(page, "Renvoyer " + count + " SMS")).isFocused();
    assertAccessible(page);
    assertFits(page);
    page.keyboard().press("Enter");
    assertThat(page.getByText(Pattern.compile(count + " SMS (est renvoyé|sont renvoyés)")))
        .isVisible();
    assertThat(world.outbox().messages()).hasSize(before + count);
  }

  @Test
  void where_nothing_can_be_sent_again_the_dialog_says_what_to_do() {
    send("secretaire");
    Page page = recap("secretaire", 360);
    page.getByText("Autres critères").click();
    field(page, "État").selectOption("REJECTED");
    assertThat(rows(page).first()).containsText("Refusé");
    button(page, "Renvoyer les SMS non arrivés…").click();
    assertThat(page.getByText("Aucun SMS de cette liste ne peut être renvoyé.")).isVisible();
    assertThat(page.getByText("corrigez-le dans la fiche")).isVisible();
    assertAccessible(page);
    assertFits(page);
    button(page, "Fermer").click();
    assertThat(page.locator("dialog[open]")).hasCount(0);
  }

  @Test
  void its_report_offers_to_send_it_again_too_and_says_for_how_much() {
    Page page = failed(1280);
    rows(page).first().dblclick();
    assertThat(report(page)).containsText("Ce SMS n’est pas arrivé");
    assertThat(button(page, "Il est parti")).isHidden();
    button(page, "Le renvoyer").click();
    assertThat(report(page)).containsText("Le SMS repart au même numéro, pour 0,045");
    button(page, "Renvoyer ce SMS").click();
    assertThat(page.getByText("Le SMS est renvoyé, sous un nouveau numéro.")).isVisible();
    assertThat(report(page)).not().containsText("Que faire de ce SMS");
  }

  // --- deferred ----------------------------------------------------------------------------------

  private Page deferred() {
    Page page = compose("secretaire", 1280);
    button(page, "Sélectionner").click();
    page.getByText(Pattern.compile("^\\d+ destinataires$")).waitFor();
    message(page).fill("Bonjour");
    page.getByText("Envoi différé").click();
    field(page, "Date").fill("31/12/2026");
    field(page, "Date").press("Tab");
    field(page, "Heure").fill("18:30");
    field(page, "Heure").press("Tab");
    button(page, Pattern.compile("^Envoyer Standard")).click();
    button(page, Pattern.compile("^Programmer")).click();
    page.getByText("Suivi de l’envoi").waitFor();
    return page;
  }

  private static Locator scheduled(Page page) {
    return rows(page).filter(new Locator.FilterOptions().setHasText("Programmé"));
  }

  private static Locator moved(Page page, String label) {
    return page.locator("sms-schedule")
        .getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
  }

  @Test
  void a_deferred_sending_is_moved_where_its_progress_is_shown() {
    Page page = deferred();
    button(page, "Changer la date").click();
    assertThat(moved(page, "Date")).hasValue("31/12/2026");
    assertThat(moved(page, "Heure")).hasValue("18:30");
    moved(page, "Heure").fill("7h45");
    moved(page, "Heure").press("Tab");
    assertAccessible(page);
    button(page, "Enregistrer la date").click();
    assertThat(page.locator("sms-schedule"))
        .containsText("Départ le jeudi 31 décembre 2026 à 07:45");
    assertThat(button(page, "Changer la date")).isFocused();
    assertThat(world.outbox().campaigns().get(0).notBefore())
        .contains(java.time.Instant.parse("2026-12-31T06:45:00Z"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 360})
  void it_is_cancelled_from_the_recap_too_days_after_it_was_confirmed(int width) {
    deferred().close();
    Page page = recap("secretaire", width);
    assertThat(scheduled(page).first()).isVisible();
    rows(page).first().dblclick();
    button(page, "Annuler l’envoi").click();
    assertThat(report(page)).containsText("Annuler tous les SMS de cet envoi");
    assertThat(button(page, "Oui, annuler")).isFocused();
    assertAccessible(page);
    assertFits(page);
    button(page, "Non").click();
    assertThat(button(page, "Annuler l’envoi")).isFocused();

    button(page, "Annuler l’envoi").click();
    button(page, "Oui, annuler").click();
    page.getByText(Pattern.compile("\\d+ SMS annulés")).first().waitFor();
    assertThat(report(page)).containsText("Annulé");
    assertThat(button(page, "Annuler l’envoi")).hasCount(0);
    assertThat(button(page, "Changer la date")).hasCount(0);
    assertThat(scheduled(page)).hasCount(0);
  }

  @Test
  void a_cancelling_that_did_not_come_about_is_told_and_can_be_repeated() {
    deferred().close();
    Page page = recap("secretaire", 1280);
    rows(page).first().dblclick();
    button(page, "Annuler l’envoi").click();
    world.withoutDatabase();
    button(page, "Oui, annuler").click();
    assertThat(report(page).getByRole(AriaRole.ALERT)).isVisible();
    assertThat(report(page)).containsText("Programmé");
    assertThat(button(page, "Annuler l’envoi")).isVisible();
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 360})
  void it_is_moved_from_the_recap_too_and_a_date_that_is_over_is_refused_beside_the_field(
      int width) {
    deferred().close();
    Page page = recap("secretaire", width);
    rows(page).first().dblclick();
    button(page, "Changer la date").click();
    assertAccessible(page);
    assertFits(page);
    inside(page, "Date").fill("01/01/2020");
    inside(page, "Date").press("Tab");
    button(page, "Enregistrer la date").click();
    assertThat(report(page).locator("form .error:visible")).hasCount(1);
    inside(page, "Date").fill("30/12/2026");
    inside(page, "Date").press("Tab");
    button(page, "Enregistrer la date").click();
    assertThat(report(page)).containsText("Départ le mercredi 30 décembre 2026 à 18:30");
  }
}
