package sms.itest.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static sms.itest.support.PageChecks.assertAccessible;
import static sms.itest.support.PageChecks.assertFits;
import static sms.itest.support.PageChecks.within;
import static sms.itest.support.SmsPage.RECEIVED;
import static sms.itest.support.SmsPage.RECIPIENTS;
import static sms.itest.support.SmsPage.addNumber;
import static sms.itest.support.SmsPage.askToSend;
import static sms.itest.support.SmsPage.awaitEnd;
import static sms.itest.support.SmsPage.choose;
import static sms.itest.support.SmsPage.chooseClass;
import static sms.itest.support.SmsPage.confirm;
import static sms.itest.support.SmsPage.named;
import static sms.itest.support.SmsPage.pressSend;
import static sms.itest.support.SmsPage.selectClass;
import static sms.itest.support.SmsPage.write;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import sms.itest.support.Host.Role;
import sms.itest.support.Stage;

/**
 * The main job, as a secretary does it: from signing in to « Reçu le … (1 SMS) », and once more
 * after a restart.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
public abstract class SendingJourney extends Journey {
  /** As the schools' people have them, however written. */
  private static final Pattern FICTIONAL_NUMBER =
      Pattern.compile("(?<!\\d)(?:\\+?33|0)[ .]?6[ .]?39[ .]?98[ .]?\\d{2}[ .]?\\d{2}(?!\\d)");

  private static final Pattern SECRET = Pattern.compile("\"([A-Za-z0-9_-]{32})\"");

  private final String text;

  protected SendingJourney(Stage stage) {
    super(stage);
    text = "Bonjour, la réunion des parents de #CLASSE aura lieu jeudi à 18 h. " + cast.school();
  }

  @Test
  @Order(1)
  void a_secretary_writes_to_the_families_of_a_class_and_finds_the_sms_received() {
    Page page = stage.signedIn(Role.SECRETARY, 1280, 900);
    host.menu(page, "SMS");
    selectClass(page, cast.schoolClass());
    assertThat(page.getByText(RECIPIENTS).first()).isVisible();
    assertThat(page.getByText("Destinataires ignorés").first()).isVisible();
    write(page, text);
    assertAccessible(page);
    host.picture(page, "compose");

    Locator dialog = askToSend(page);
    assertThat(dialog).containsText("€");
    assertAccessible(page);
    host.picture(page, "confirm");
    confirm(dialog);
    awaitEnd(page);
    host.picture(page, "sent");
    page.getByText("Voir le récapitulatif").click();
    page.waitForURL(url -> url.contains("sms.menu.recap") && url.contains("campaign="));

    host.awaitOnTelephone(page, "la réunion des parents de " + cast.schoolClass());

    host.menu(page, "Récapitulatif des SMS");
    assertThat(page.getByText(RECEIVED).first()).isVisible(within(30));
    assertThat(page.getByText("Totaux par mode d’envoi")).isVisible();
    assertAccessible(page);
    host.picture(page, "recap");

    page.getByText(RECEIVED).first().dblclick();
    assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
    assertAccessible(page);
    host.picture(page, "trail");
  }

  @Test
  @Order(2)
  void a_restart_forgets_nothing() throws Exception {
    Assertions.assertThat(stage.restart()).isIn(0, 143);
    Page page = stage.signedIn(Role.SECRETARY, 1280, 900);

    host.menu(page, "Récapitulatif des SMS");

    assertThat(page.getByText(RECEIVED).first()).isVisible(within(30));
  }

  @Test
  @Order(3)
  void an_sms_to_one_family_goes_from_its_record() {
    Page page = stage.signedIn(Role.SECRETARY, 1280, 900);
    host.open(page, cast.family());
    writeToThoseOfTheRecord(page);

    Locator possible = page.getByLabel("Destinataires possibles");
    assertThat(possible).isVisible();
    assertThat(possible.getByRole(AriaRole.CHECKBOX).first()).isVisible();
    assertAccessible(page);
    host.picture(page, "record");
  }

  @Test
  @Order(4)
  void a_name_among_the_recipients_leads_to_the_hosts_record() {
    Page page = stage.signedIn(Role.SECRETARY, 1280, 900);
    host.menu(page, "SMS");
    selectClass(page, cast.schoolClass());

    page.locator(".name-link").first().click();

    assertThat(page.locator("sms-history")).isVisible();
    assertThat(page.locator("sms-compose")).hasCount(0);
  }

  @Test
  @Order(4)
  void a_page_without_the_hosts_tells_a_blocked_user_so_and_cannot_send() {
    Page page = stage.signedIn(Role.BLOCKED, 1280, 900);
    page.navigate("/sms/page/compose");

    assertThat(page.getByText("L’envoi de SMS est bloqué").first()).isVisible();
    assertAccessible(page);
  }

  @Test
  @Order(5)
  void a_telephone_shows_the_same_screens_without_scrolling_sideways() {
    Page page = stage.signedIn(Role.ADMINISTRATOR, 360, 740);
    host.menu(page, "SMS");
    selectClass(page, cast.schoolClass());
    write(page, text);
    host.picture(page, "compose-360");
    assertFits(page);
    assertAccessible(page);
    host.menu(page, "Récapitulatif des SMS");
    assertThat(page.getByText(RECEIVED).first()).isVisible();
    host.picture(page, "recap-360");
    assertFits(page);
    assertAccessible(page);
  }

  @Test
  @Order(6)
  void every_mistake_is_told_beside_its_field_and_nothing_leaves() {
    Page page = stage.signedIn(Role.SECRETARY, 1280, 900);
    host.menu(page, "SMS");
    selectClass(page, cast.schoolClass());
    addNumber(page, "0612");
    assertThat(page.getByText("n’est pas un numéro de téléphone complet").first()).isVisible();

    write(page, "Bonjour #PRENMO");
    assertThat(page.getByText("Le mot-clé #PRENMO n’existe pas").first()).isVisible();

    write(page, "x".repeat(1600));
    assertThat(page.getByText(Pattern.compile("trop long")).first()).isVisible();

    write(page, "");
    pressSend(page);
    assertThat(page.getByText("Saisissez un message.").first()).isVisible();
    assertAccessible(page);
    host.picture(page, "mistakes");
  }

  @Test
  @Order(7)
  void while_the_provider_is_down_the_sms_wait_and_leave_when_it_is_back() throws IOException {
    host.providerGoes(stage.home());
    Page page = stage.signedIn(Role.ADMINISTRATOR, 1280, 900);
    page.waitForTimeout(3000);
    host.menu(page, "SMS");
    addNumber(page, cast.freeNumber());
    write(page, "La cantine est fermée demain.");
    confirm(askToSend(page));
    host.menu(page, "Récapitulatif des SMS");
    page.getByLabel("N° de téléphone").fill(cast.freeNumber());
    assertThat(page.getByText("En attente d’envoi").first()).isVisible(within(15));

    host.providerIsBack(stage.home());

    assertThat(page.getByText(RECEIVED).first()).isVisible(within(90));
  }

  @Test
  @Order(8)
  void filters_are_combined_kept_under_a_name_and_used_again() {
    Page page = stage.signedIn(Role.SECRETARY, 1280, 1100);
    host.menu(page, "SMS");
    page.getByRole(AriaRole.BUTTON, named("Ajouter un groupe : ou bien…")).click();
    page.getByRole(AriaRole.BUTTON, named("Ajouter une exception : sauf…")).click();
    chooseClass(group(page, "Ceux qui sont"), cast.schoolClass());
    chooseClass(group(page, "ou bien"), cast.otherClass());
    choose(group(page, "sauf"), "Interne");
    page.getByRole(AriaRole.BUTTON, named("Sélectionner")).click();
    Locator explanation = page.getByTestId("explanation");
    assertThat(explanation).containsText(cast.schoolClass());
    assertThat(explanation).containsText(cast.otherClass());
    assertThat(explanation).containsText("sauf");
    String sentence = explanation.textContent();
    String recipients = page.getByText(RECIPIENTS).first().textContent();
    assertAccessible(page);
    host.picture(page, "criteria");

    page.getByRole(AriaRole.BUTTON, named("Enregistrer")).click();
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    dialog.getByLabel("Nom de la sélection").fill("Voyage");
    dialog
        .getByRole(
            AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Enregistrer").setExact(true))
        .click();
    page.getByText("Sélection « Voyage » enregistrée.").waitFor();
    host.menu(page, "SMS");
    page.getByLabel("Sélection enregistrée").selectOption("Voyage");
    assertThat(explanation).hasText(sentence);
    assertThat(page.getByText(recipients, new Page.GetByTextOptions().setExact(true))).isVisible();

    Download file =
        page.waitForDownload(
            () -> page.getByRole(AriaRole.LINK, named("Exporter")).first().click());
    Assertions.assertThat(file.suggestedFilename()).startsWith("destinataires-").endsWith(".csv");
  }

  private static Locator group(Page page, String name) {
    return page.getByRole(
        AriaRole.GROUP, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)));
  }

  @Test
  @Order(9)
  void the_schools_templates_are_kept_in_french_and_english() {
    Page page = stage.signedIn(Role.ADMINISTRATOR, 1280, 900);
    host.menu(page, "Modèles de SMS");
    page.getByText("Fermeture de l’établissement").first().click();
    assertThat(page.getByLabel("Texte en Français")).hasValue(Pattern.compile("est fermé"));
    assertThat(page.getByLabel("Texte en Anglais")).hasValue(Pattern.compile("is closed"));
    page.getByLabel("Nom du modèle").fill("Fermeture du collège");
    assertAccessible(page);
    host.picture(page, "templates");
    page.getByRole(AriaRole.BUTTON, named("Enregistrer")).click();
    assertThat(page.getByText(Pattern.compile("Fermeture du collège.*est enregistré"))).isVisible();

    host.menu(page, "SMS");
    page.getByLabel("Messages prédéfinis").selectOption("Fermeture du collège");
    assertThat(page.getByText("Les familles anglophones reçoivent la version anglaise."))
        .isVisible();
  }

  /** Last, after all that the others did, a provider that was away and a restart among it. */
  @Test
  @Order(99)
  void what_was_logged_meanwhile_has_no_number_no_text_and_no_secret() throws IOException {
    String logged = Files.readString(stage.home().resolve("logs/sms.log")) + stage.output();

    Assertions.assertThat(logged)
        .contains("campaign enqueued campaign=", "user=" + cast.secretary());
    Assertions.assertThat(FICTIONAL_NUMBER.matcher(logged).results().map(MatchResult::group))
        .as("numbers")
        .isEmpty();
    Assertions.assertThat(logged).doesNotContain("des parents", "La cantine", "#PRENMO");
    List<String> secrets = secrets();
    Assertions.assertThat(secrets).as("secrets in etc").isNotEmpty();
    Assertions.assertThat(secrets).noneMatch(logged::contains);
  }

  /** What was made up for this home: 32 characters each. */
  private List<String> secrets() throws IOException {
    StringBuilder all = new StringBuilder();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(stage.home().resolve("etc"), "*.config")) {
      for (Path file : files) {
        all.append(Files.readString(file));
      }
    }
    return SECRET.matcher(all).results().map(found -> found.group(1)).toList();
  }
}
