package sms.itest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static sms.itest.support.DemoPage.menu;
import static sms.itest.support.DemoPage.named;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import sms.itest.support.Chromium;
import sms.itest.support.DemoPage;
import sms.itest.support.DemoProcess;

/**
 * The main job, as a secretary does it in the demo: from the login to « Reçu le … (1 SMS) », and
 * once more after a restart. Leaves the pictures in docs/images.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoJourneyIT {
  private static final Pattern RECEIVED =
      Pattern.compile("Reçu le \\d{1,2} \\S+ à \\d{2}:\\d{2} \\(1 SMS\\)");
  private static final String TEXT =
      "Bonjour, la réunion des parents de #CLASSE aura lieu jeudi à 18 h. Collège Charlemagne";

  /** As the demo's people have them, however written. */
  private static final Pattern FICTIONAL_NUMBER =
      Pattern.compile("(?<!\\d)(?:\\+?33|0)[ .]?6[ .]?39[ .]?98[ .]?\\d{2}[ .]?\\d{2}(?!\\d)");

  private static final Pattern SECRET = Pattern.compile("\"([A-Za-z0-9_-]{32})\"");
  private static final String POTTER = "06 39 98 01 04";

  @TempDir static Path home;

  private static DemoProcess demo;
  private static Chromium chromium;

  private final List<String> complaints = new ArrayList<>();
  private BrowserContext visitor;

  @BeforeAll
  static void start() {
    demo = DemoProcess.ready(home, DemoProcess.freePort());
    chromium = new Chromium();
  }

  @AfterAll
  static void end() {
    chromium.close();
    demo.close();
  }

  @BeforeEach
  void forgetComplaints() {
    complaints.clear();
  }

  @AfterEach
  void noComplaintOnTheConsoleOfTheBrowser() {
    if (visitor != null) {
      visitor.close();
    }
    Assertions.assertThat(complaints).as("errors in the browser's console").isEmpty();
  }

  @Test
  @Order(1)
  void a_secretary_writes_to_the_families_of_3e_a_and_finds_the_sms_received() {
    Page page = signIn("secretariat", 1280, 900);
    menu(page, "SMS");
    selectClass3eA(page);
    assertThat(page.getByText(Pattern.compile("^\\d+ destinataires$")).first()).isVisible();
    assertThat(page.getByText("Destinataires ignorés").first()).isVisible();
    write(page, TEXT);
    Chromium.picture(page, "compose");

    page.getByRole(
            AriaRole.BUTTON,
            new Page.GetByRoleOptions().setName(Pattern.compile("Envoyer.*Standard")))
        .click();
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    assertThat(dialog).containsText("€");
    Chromium.picture(page, "confirm");
    dialog
        .getByRole(
            AriaRole.BUTTON,
            new Locator.GetByRoleOptions().setName(Pattern.compile("Envoyer \\d+ messages")))
        .click();
    assertThat(page.getByText(Pattern.compile("Terminé.*SMS traités")).first())
        .isVisible(within(30));
    Chromium.picture(page, "sent");
    page.getByText("Voir le récapitulatif").click();
    page.waitForURL("**/page/sms.menu.recap?campaign=*");

    menu(page, "Téléphones");
    assertThat(page.getByText("la réunion des parents de 3e A").first()).isVisible();
    Chromium.picture(page, "phones");

    menu(page, "Récapitulatif des SMS");
    assertThat(page.getByText(RECEIVED).first()).isVisible(within(30));
    assertThat(page.getByText("Totaux par mode d’envoi")).isVisible();
    Chromium.picture(page, "recap");

    page.getByText(RECEIVED).first().dblclick();
    assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
    Chromium.picture(page, "trail");
  }

  @Test
  @Order(2)
  void a_restart_forgets_nothing() {
    Assertions.assertThat(demo.stop()).isIn(0, 143);
    demo = DemoProcess.ready(home, DemoProcess.freePort());
    Page page = signIn("secretariat", 1280, 900);

    menu(page, "Récapitulatif des SMS");

    assertThat(page.getByText(RECEIVED).first()).isVisible(within(30));
  }

  @Test
  @Order(3)
  void an_sms_to_one_family_goes_from_its_record() {
    Page page = signIn("secretariat", 1280, 900);
    page.navigate(demo.address() + "families");
    page.getByRole(AriaRole.TABLE).getByRole(AriaRole.LINK).first().click();
    page.getByRole(AriaRole.LINK, named("Envoyer un SMS"))
        .or(page.getByRole(AriaRole.BUTTON, named("Envoyer un SMS")))
        .first()
        .click();

    assertThat(page.getByLabel("Destinataires possibles")).isVisible();
    assertThat(page.getByLabel("Destinataires possibles").getByRole(AriaRole.CHECKBOX).first())
        .isVisible();
    Chromium.picture(page, "record");
  }

  @Test
  @Order(4)
  void a_blocked_user_is_told_so_and_cannot_send() {
    Page page = signIn("bloque", 1280, 900);
    page.navigate(demo.address() + "sms/page/compose");

    assertThat(page.getByText("L’envoi de SMS est bloqué").first()).isVisible();
  }

  @Test
  @Order(5)
  void a_telephone_shows_the_same_screens_without_scrolling_sideways() {
    Page page = signIn("admin", 360, 740);
    page.navigate(demo.address() + "page/sms.menu.send");
    selectClass3eA(page);
    write(page, TEXT);
    Chromium.picture(page, "compose-360");
    assertFits(page);
    page.navigate(demo.address() + "page/sms.menu.recap");
    assertThat(page.getByText(RECEIVED).first()).isVisible();
    Chromium.picture(page, "recap-360");
    assertFits(page);
  }

  @Test
  @Order(6)
  void every_mistake_is_told_beside_its_field_and_nothing_leaves() {
    Page page = signIn("secretariat", 1280, 900);
    menu(page, "SMS");
    selectClass3eA(page);
    page.getByLabel("N° de portable").fill("0612");
    page.getByRole(AriaRole.BUTTON, named("Ajouter")).click();
    assertThat(page.getByText("n’est pas un numéro de téléphone complet").first()).isVisible();

    write(page, "Bonjour #PRENMO");
    assertThat(page.getByText("Le mot-clé #PRENMO n’existe pas").first()).isVisible();

    write(page, "x".repeat(1600));
    assertThat(page.getByText(Pattern.compile("trop long")).first()).isVisible();

    write(page, "");
    page.getByRole(
            AriaRole.BUTTON,
            new Page.GetByRoleOptions().setName(Pattern.compile("Envoyer.*Standard")))
        .click();
    assertThat(page.getByText("Saisissez un message.").first()).isVisible();
    Chromium.picture(page, "mistakes");
  }

  @Test
  @Order(7)
  void while_the_provider_is_down_the_sms_wait_and_leave_when_it_is_back() throws IOException {
    Path provider = home.resolve("etc/sms.host.demo.simulator.config");
    Path aside = home.resolve("provider-down");
    Files.move(provider, aside);
    Page page = signIn("admin", 1280, 900);
    page.waitForTimeout(3000);
    menu(page, "SMS");
    page.getByLabel("N° de portable").fill("06 39 98 77 11");
    page.getByRole(AriaRole.BUTTON, named("Ajouter")).click();
    write(page, "La cantine est fermée demain.");
    page.getByRole(
            AriaRole.BUTTON,
            new Page.GetByRoleOptions().setName(Pattern.compile("Envoyer.*Standard")))
        .click();
    page.getByRole(AriaRole.DIALOG)
        .getByRole(
            AriaRole.BUTTON,
            new Locator.GetByRoleOptions().setName(Pattern.compile("Envoyer 1 message")))
        .click();
    menu(page, "Récapitulatif des SMS");
    page.getByLabel("N° de téléphone").fill("06 39 98 77 11");
    assertThat(page.getByText("En attente d’envoi").first()).isVisible(within(15));

    Files.move(aside, provider);

    assertThat(page.getByText(RECEIVED).first()).isVisible(within(90));
  }

  @Test
  @Order(8)
  void filters_are_combined_kept_under_a_name_and_used_again() {
    Page page = signIn("secretariat", 1280, 1100);
    menu(page, "SMS");
    page.getByRole(AriaRole.BUTTON, named("Ajouter un groupe : ou bien…")).click();
    page.getByRole(AriaRole.BUTTON, named("Ajouter une exception : sauf…")).click();
    chooseClass(page, group(page, "Ceux qui sont"), "3e A");
    chooseClass(page, group(page, "ou bien"), "4e B");
    group(page, "sauf").getByLabel("Interne").check();
    page.getByRole(AriaRole.BUTTON, named("Sélectionner")).click();
    Locator explanation = page.getByTestId("explanation");
    assertThat(explanation).containsText("3e A");
    assertThat(explanation).containsText("4e B");
    assertThat(explanation).containsText("sauf");
    String sentence = explanation.textContent();
    String recipients =
        page.getByText(Pattern.compile("^\\d+ destinataires$")).first().textContent();
    Chromium.picture(page, "criteria");

    page.getByRole(AriaRole.BUTTON, named("Enregistrer")).click();
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    dialog.getByLabel("Nom de la sélection").fill("Voyage");
    dialog
        .getByRole(
            AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Enregistrer").setExact(true))
        .click();
    page.getByText("Sélection « Voyage » enregistrée.").waitFor();
    menu(page, "SMS");
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

  private static void chooseClass(Page page, Locator group, String name) {
    group
        .getByRole(
            AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Classe Tous").setExact(true))
        .click();
    group.getByLabel(name, new Locator.GetByLabelOptions().setExact(true)).check();
    page.keyboard().press("Escape");
  }

  @Test
  @Order(9)
  void the_schools_templates_are_kept_in_french_and_english() {
    Page page = signIn("admin", 1280, 900);
    menu(page, "Modèles de SMS");
    page.getByText("Fermeture de l’établissement").first().click();
    assertThat(page.getByLabel("Texte en Français")).hasValue(Pattern.compile("est fermé"));
    assertThat(page.getByLabel("Texte en Anglais")).hasValue(Pattern.compile("is closed"));
    page.getByLabel("Nom du modèle").fill("Fermeture du collège");
    Chromium.picture(page, "templates");
    page.getByRole(AriaRole.BUTTON, named("Enregistrer")).click();
    assertThat(page.getByText(Pattern.compile("Fermeture du collège.*est enregistré"))).isVisible();

    menu(page, "SMS");
    page.getByLabel("Messages prédéfinis").selectOption("Fermeture du collège");
    assertThat(page.getByText("Les familles anglophones reçoivent la version anglaise."))
        .isVisible();
  }

  @Test
  @Order(10)
  void families_who_never_connected_get_a_link_use_it_and_are_not_reminded() {
    Page page = signIn("admin", 1280, 1000);
    menu(page, "SMS");
    selectClass3eA(page);
    page.getByLabel("Messages prédéfinis").selectOption("Lien d’activation du portail");
    page.getByRole(AriaRole.BUTTON, named("Jamais connectés au portail")).click();
    assertThat(page.getByText(Pattern.compile("^\\d+ destinataires gardés$"))).isVisible();
    assertThat(page.getByText(Pattern.compile("Écartés.*Déjà connecté au portail"))).isVisible();
    page.getByRole(AriaRole.RADIO, named("Aperçu")).check();
    assertThat(page.getByText("•".repeat(24)).first()).isVisible();
    picture(page, "keys", page.getByRole(AriaRole.BUTTON, named("Jamais connectés au portail")));

    page.getByRole(
            AriaRole.BUTTON,
            new Page.GetByRoleOptions().setName(Pattern.compile("Envoyer.*Standard")))
        .click();
    Locator confirmation = page.getByRole(AriaRole.DIALOG);
    assertThat(confirmation).containsText("••••");
    confirmation.getByLabel("Relancer ceux qui ne se seront pas connectés").check();
    picture(page, "keys-confirm", confirmation);
    confirmation
        .getByRole(
            AriaRole.BUTTON,
            new Locator.GetByRoleOptions().setName(Pattern.compile("Envoyer \\d+ messages")))
        .click();
    assertThat(page.getByText(Pattern.compile("3 relances prévues"))).isVisible(within(30));
    assertThat(page.getByText(Pattern.compile("Terminé.*SMS traités")).first())
        .isVisible(within(60));

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
  private void activate(String link, String password) {
    try (BrowserContext telephone = chromium.visitor(360, 740)) {
      Page page = watched(telephone);
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

  /** Last, after all that the others did, a provider that was away and a restart among it. */
  @Test
  @Order(11)
  void what_was_logged_meanwhile_has_no_number_no_text_and_no_secret() throws IOException {
    String logged = Files.readString(home.resolve("logs/sms.log")) + demo.output();

    Assertions.assertThat(logged).contains("campaign enqueued campaign=", "user=secretariat");
    Assertions.assertThat(FICTIONAL_NUMBER.matcher(logged).results().map(MatchResult::group))
        .as("numbers")
        .isEmpty();
    Assertions.assertThat(logged).doesNotContain("des parents", "La cantine", "#PRENMO");
    List<String> secrets = secrets();
    Assertions.assertThat(secrets).as("secrets in etc").isNotEmpty();
    Assertions.assertThat(secrets).noneMatch(logged::contains);
  }

  /** What the launcher made up for this home: 32 characters each. */
  private static List<String> secrets() throws IOException {
    StringBuilder all = new StringBuilder();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(home.resolve("etc"), "*.config")) {
      for (Path file : files) {
        all.append(Files.readString(file));
      }
    }
    return SECRET.matcher(all).results().map(found -> found.group(1)).toList();
  }

  private Page signIn(String user, int width, int height) {
    visitor = chromium.visitor(width, height);
    Page page = watched(visitor);
    DemoPage.signIn(page, demo, user, "ACCUEIL");
    return page;
  }

  private Page watched(BrowserContext context) {
    Page page = context.newPage();
    page.onConsoleMessage(
        message -> {
          // an answer 4xx or 503 is one of the page's own subjects: it says so in words
          if (message.type().equals("error") && !message.text().startsWith("Failed to load")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    return page;
  }

  private static void selectClass3eA(Page page) {
    page.getByRole(AriaRole.BUTTON, named("Classe Tous")).click();
    page.getByLabel("3e A", new Page.GetByLabelOptions().setExact(true)).check();
    page.keyboard().press("Escape");
    page.getByLabel("Conjoints").check();
    page.getByRole(AriaRole.BUTTON, named("Sélectionner")).click();
    page.getByText(Pattern.compile("^\\d+ destinataires$")).first().waitFor();
  }

  private static void write(Page page, String text) {
    page.getByLabel("Message", new Page.GetByLabelOptions().setExact(true)).fill(text);
    page.waitForTimeout(1500);
  }

  private static void assertFits(Page page) {
    Object overflow =
        page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
    Assertions.assertThat(((Number) overflow).intValue()).isLessThanOrEqualTo(0);
  }

  private static LocatorAssertions.IsVisibleOptions within(int seconds) {
    return new LocatorAssertions.IsVisibleOptions().setTimeout(seconds * 1000.0);
  }
}
