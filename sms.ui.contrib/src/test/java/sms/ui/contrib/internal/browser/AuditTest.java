package sms.ui.contrib.internal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sms.api.audit.AuditAction;
import sms.api.audit.AuditEntry;

/** « Journal », used as an administrator uses it. */
class AuditTest extends BrowserTest {
  private Page journal(int width) {
    Page page = tab("admin", width);
    page.navigate("/sms/page/audit");
    button(page, "Vérifier le journal").waitFor();
    return page;
  }

  private void entered(String who, AuditAction action, String subject, String detail) {
    world.theJournal().add(new AuditEntry(who, action, subject, detail));
  }

  private void aWeek() {
    entered(
        "secretaire",
        AuditAction.SENT,
        "campaign 1",
        "purpose=INFORMATION mode=STANDARD messages=312 parts=640 cost=28.800000EUR overridden=0");
    entered("secretaire", AuditAction.CANCELLED, "campaign 1", "");
    entered(
        "admin",
        AuditAction.SENT,
        "campaign 2",
        "purpose=EMERGENCY mode=PREMIUM messages=1180 parts=1180 cost=73.160000EUR overridden=2"
            + " quiet-hours=overridden");
    entered("admin", AuditAction.RESOLVED, "sms 345", "as=not-sent");
    entered("secretaire", AuditAction.EXPORTED, "file recapitulatif-sms-2026-11-24.csv", "");
    entered(
        "secretaire",
        AuditAction.RESCHEDULED,
        "campaign 2",
        "not-before=2026-12-01T17:30:00Z expires=2026-12-02T17:30:00Z");
    entered("admin", AuditAction.ERASED, "a person", "messages=14 under-way=0");
    entered(
        "sms.recap.retention",
        AuditAction.PURGED,
        "texts after 90 days, SMS after 12 months",
        "texts=812 messages=96 replies=3");
  }

  private static Locator rows(Page page) {
    return page.locator(".entry");
  }

  @Test
  void before_anything_was_done_the_page_says_what_will_be_there() {
    Page page = journal(1280);
    assertThat(page.getByText("Rien n’a encore été inscrit")).isVisible();
    assertThat(page.getByText("jamais un numéro ni un texte")).isVisible();
    button(page, "Vérifier le journal").click();
    assertThat(page.getByText(Pattern.compile("Le journal est intact.: il est vide"))).isVisible();
    assertAccessible(page);
    assertFits(page);
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 360})
  void entries_are_sentences_that_are_narrowed_and_verified(int width) {
    aWeek();
    Page page = journal(width);
    assertThat(rows(page)).hasCount(8);
    assertThat(rows(page).first()).containsText("Le programme a supprimé ce qui dépassait");
    assertThat(rows(page).nth(5))
        .containsText(Pattern.compile("Paul Girard a validé l’envoi n°.2"));
    assertThat(rows(page).nth(5)).containsText(Pattern.compile("1.180.SMS, 1.180.facturés, 73,16"));
    assertAccessible(page);
    assertFits(page);

    button(page, "Vérifier le journal").click();
    assertThat(page.getByText(Pattern.compile("Le journal est intact.: 8 entrées"))).isVisible();
    assertThat(field(page, "Dernière empreinte")).hasValue("0".repeat(63) + "8");
    assertAccessible(page);
    assertFits(page);
    picture(page, "audit-" + width);

    field(page, "Action").selectOption("Envoi validé");
    assertThat(rows(page)).hasCount(2);
    field(page, "Utilisateur").selectOption("Paul Girard");
    assertThat(rows(page)).hasCount(1);
    field(page, "Action").selectOption("Données remises");
    assertThat(page.getByText("Aucune ligne ne correspond")).isVisible();
    assertAccessible(page);
    button(page, "Effacer les filtres").click();
    assertThat(rows(page)).hasCount(8);
    assertThat(field(page, "Action")).hasValue("");
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 360})
  void a_journal_that_was_changed_is_said_so_with_the_place(int width) {
    aWeek();
    world.theJournal().brokenAt(4);
    Page page = journal(width);
    button(page, "Vérifier le journal").click();
    assertThat(page.getByText(Pattern.compile("l’entrée n°.4 manque ou n’est plus"))).isVisible();
    assertThat(page.getByText("comparez-la avec une sauvegarde")).isVisible();
    assertAccessible(page);
    assertFits(page);
    picture(page, "audit-broken-" + width);
  }

  @Test
  void more_entries_are_shown_on_request_and_the_first_of_them_has_the_focus() {
    for (int i = 1; i <= 120; i++) {
      entered("admin", AuditAction.EXPORTED, "file " + i + ".csv", "");
    }
    Page page = journal(1280);
    assertThat(rows(page)).hasCount(50);
    button(page, "Afficher plus").click();
    assertThat(rows(page)).hasCount(100);
    assertThat(rows(page).nth(50)).isFocused();
    button(page, "Afficher plus").click();
    assertThat(rows(page)).hasCount(120);
    assertThat(button(page, "Afficher plus")).hasCount(0);
    assertThat(page.getByText("120 lignes affichées")).isVisible();
  }

  @Test
  void the_filter_offers_every_action_there_is() {
    Page page = journal(1280);
    assertThat(field(page, "Action").locator("option")).hasCount(1 + AuditAction.values().length);
    for (AuditAction action : AuditAction.values()) {
      assertThat(field(page, "Action").locator("option[value=" + action + "]")).hasCount(1);
    }
  }

  @Test
  void a_sending_leads_to_its_sms() {
    aWeek();
    Page page = journal(1280);
    page.getByLabel("Voir les SMS de l’envoi 2").first().click();
    page.waitForURL("**/sms/page/recap?campaign=2");
  }

  @Test
  void the_journal_is_taken_out_as_a_file_and_the_hash_is_copied() {
    aWeek();
    Page page = journal(1280);
    String name =
        page.waitForDownload(() -> page.getByText("Exporter (CSV)").click()).suggestedFilename();
    assertThat(name).matches("journal-sms-\\d{4}-\\d\\d-\\d\\d\\.csv");
    assertThat(world.journal()).hasSize(9);
    button(page, "Vérifier le journal").click();
    button(page, "Copier").click();
    assertThat(page.getByText(Pattern.compile("L’empreinte est (copiée|sélectionnée)")))
        .isVisible();
    assertThat(
            page.evaluate(
                "() => document.querySelector('sms-audit').shadowRoot"
                    + ".querySelector('#audit-hash').selectionEnd"))
        .isEqualTo(64);
  }

  @Test
  void a_secretary_is_told_that_the_page_is_for_administrators() {
    Page page = tab("secretaire", 1280);
    page.navigate("/sms/page/audit");
    assertThat(page.getByText("Cette page est réservée aux administrateurs")).isVisible();
  }
}
