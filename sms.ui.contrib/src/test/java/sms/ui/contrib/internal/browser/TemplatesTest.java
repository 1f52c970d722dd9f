package sms.ui.contrib.internal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sms.api.compose.MessageTemplate;
import sms.ui.contrib.internal.world.World;

/** The predefined messages, kept as the school's office keeps them. */
class TemplatesTest extends BrowserTest {
  private static final Pattern NEW = Pattern.compile("Nouveau modèle$");

  private Page templates(String user, int width) {
    Page page = tab(user, width);
    page.navigate("/sms/page/templates");
    row(page, "Fermeture exceptionnelle").waitFor();
    return page;
  }

  private static Locator row(Page page, String name) {
    return page.locator(".template-name").filter(new Locator.FilterOptions().setHasText(name));
  }

  private static Locator rows(Page page) {
    return page.locator(".template-name strong");
  }

  private static Locator text(Page page, String language) {
    return field(page, "Texte en " + language);
  }

  private static Locator dialog(Page page) {
    return page.getByRole(AriaRole.DIALOG);
  }

  private MessageTemplate stored(String id) {
    return world.theTemplates().find(id).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 360})
  void a_template_is_made_written_and_kept_and_every_state_on_the_way_is_accessible(int width) {
    Page page = templates("admin", width);
    assertAccessible(page);
    assertFits(page);
    button(page, NEW).click();
    assertThat(field(page, "Nom du modèle")).isFocused();
    assertAccessible(page);
    assertFits(page);
    button(page, "Enregistrer").click();
    assertThat(page.getByText("Donnez un nom à ce modèle.")).isVisible();
    assertThat(field(page, "Nom du modèle")).isFocused();
    assertAccessible(page);
    field(page, "Nom du modèle").fill("Grève des bus");
    field(page, "Catégorie").fill("Transports");
    text(page, "Français").fill("Pas de bus demain, #PRENOM. Fête maintenue.");
    assertThat(page.getByTestId("counter")).hasText("43/70");
    button(page, Pattern.compile("Ajouter l’anglais")).click();
    text(page, "Anglais").fill("No bus tomorrow, #PRENOM.");
    assertAccessible(page);
    assertFits(page);
    button(page, "Enregistrer").click();
    assertThat(page.getByText(Pattern.compile("Grève des bus.*est enregistré"))).isVisible();
    List<MessageTemplate> all = world.theTemplates().list(World.ADMINISTRATOR);
    MessageTemplate french =
        all.stream().filter(t -> t.name().equals("Grève des bus")).findFirst().orElseThrow();
    assertThat(french.owner()).isEmpty();
    assertThat(french.category()).isEqualTo("Transports");
    assertThat(stored(french.id() + ".en").body()).isEqualTo("No bus tomorrow, #PRENOM.");
    page.locator("summary").click();
    assertThat(page.getByText("Création").first()).isVisible();
    assertAccessible(page);
    assertFits(page);
  }

  @Test
  void a_changed_text_is_a_new_version_and_the_old_one_comes_back() {
    Page page = templates("admin", 1280);
    row(page, "Absence d'un élève").click();
    text(page, "Français").fill("Absent ce matin : #PRENOM.");
    page.keyboard().press("Control+s");
    assertThat(page.getByText(Pattern.compile("est enregistré"))).isVisible();
    assertThat(stored("absence").version()).isEqualTo(2);
    page.locator("summary").click();
    Locator versions = page.locator(".version-list > li");
    assertThat(versions).hasCount(2);
    assertThat(versions.first()).containsText("Paul Girard");
    assertThat(versions.first()).containsText("texte");
    assertThat(versions.last()).containsText("Modèle fourni");
    versions.last().getByText("Voir le texte").click();
    assertThat(page.getByTestId("version-text")).containsText("est absent(e) ce matin");
    versions.last().getByText("Reprendre cette version").click();
    assertThat(text(page, "Français")).hasValue(Pattern.compile("est absent\\(e\\) ce matin"));
    assertThat(stored("absence").version()).isEqualTo(2);
    button(page, "Enregistrer").click();
    assertThat(versions).hasCount(3);
    assertThat(stored("absence").body()).contains("est absent(e) ce matin");
  }

  @Test
  void a_text_that_nobody_could_send_is_told_while_it_is_written() {
    Page page = templates("admin", 1280);
    row(page, "Absence d'un élève").click();
    text(page, "Français").fill("Bonjour #NADA");
    assertThat(page.getByText("Le mot-clé #NADA n’existe pas.")).isVisible();
    text(page, "Français").fill("Bonjour #PRENOM");
    assertThat(page.getByText("Le mot-clé #NADA n’existe pas.")).isHidden();
  }

  @Test
  void templates_change_places_by_keyboard_by_button_and_by_mouse() {
    Page page = templates("admin", 1280);
    assertThat(rows(page))
        .hasText(
            new String[] {
              "Fermeture exceptionnelle", "Absence d'un élève", "Réunion parents-professeurs"
            });
    row(page, "Réunion").focus();
    page.keyboard().press("Alt+ArrowUp");
    assertThat(rows(page).nth(1)).hasText("Réunion parents-professeurs");
    assertThat(row(page, "Réunion")).isFocused();
    page.keyboard().press("Alt+ArrowUp");
    assertThat(rows(page).first()).hasText("Réunion parents-professeurs");
    row(page, "Réunion").click();
    button(page, Pattern.compile("^Descendre .*Réunion")).click();
    assertThat(rows(page).nth(1)).hasText("Réunion parents-professeurs");
    Locator handle = page.locator(".template-handle").nth(2);
    handle.hover();
    page.mouse().down();
    var target = rows(page).first().boundingBox();
    page.mouse()
        .move(target.x, target.y - 4, new com.microsoft.playwright.Mouse.MoveOptions().setSteps(6));
    page.mouse().up();
    assertThat(rows(page))
        .hasText(
            new String[] {
              "Absence d'un élève", "Fermeture exceptionnelle", "Réunion parents-professeurs"
            });
    assertThat(world.theTemplates().list(World.ADMINISTRATOR).stream().map(MessageTemplate::id))
        .containsSubsequence("absence", "closure", "meeting");
    page.reload();
    assertThat(rows(page).first()).hasText("Absence d'un élève");
  }

  @Test
  void an_archived_template_is_no_longer_offered_and_one_click_brings_it_back() {
    Page page = templates("admin", 1280);
    row(page, "Fermeture exceptionnelle").click();
    button(page, "Archiver").click();
    assertThat(
            page.getByText(
                    Pattern.compile("est archivé : il n’est plus proposé".replace(" :", "\u00a0:")))
                .first())
        .isVisible();
    assertThat(stored("closure").archived()).isTrue();
    assertThat(stored("closure.en").archived()).isTrue();
    assertThat(row(page, "Fermeture exceptionnelle")).isHidden();
    button(page, "Annuler").click();
    assertThat(row(page, "Fermeture exceptionnelle")).isVisible();
    assertThat(stored("closure").archived()).isFalse();
    assertThat(stored("closure.en").archived()).isFalse();
    button(page, "Archiver").click();
    field(page, "Archivés").check();
    assertAccessible(page);
    row(page, "Fermeture exceptionnelle").click();
    button(page, "Remettre en usage").click();
    assertThat(page.getByText("Aucun modèle archivé")).isVisible();
    assertThat(stored("closure").archived()).isFalse();
  }

  @Test
  void two_who_write_at_once_are_told_and_neither_text_is_lost() {
    Page page = templates("admin", 1280);
    row(page, "Absence d'un élève").click();
    text(page, "Français").fill("Le mien");
    world.theTemplates().changeBody("absence", "Le sien", World.ADMINISTRATOR);
    button(page, "Enregistrer").click();
    assertThat(page.getByText(Pattern.compile("a enregistré une autre version"))).isVisible();
    assertThat(page.locator(".conflict")).containsText("Le sien");
    assertThat(text(page, "Français")).hasValue("Le mien");
    assertAccessible(page);
    button(page, "Reprendre la sienne").click();
    assertThat(text(page, "Français")).hasValue("Le sien");
    button(page, "Revoir la mienne").click();
    assertThat(text(page, "Français")).hasValue("Le mien");
    world.theTemplates().changeBody("absence", "Encore un autre", World.ADMINISTRATOR);
    button(page, "Enregistrer").click();
    button(page, "Enregistrer la mienne").click();
    assertThat(page.getByText(Pattern.compile("est enregistré"))).isVisible();
    assertThat(
            world.theTemplates().history("absence", World.ADMINISTRATOR).stream()
                .map(v -> v.template().body()))
        .startsWith("Le mien", "Encore un autre", "Le sien");
  }

  @Test
  void unsaved_work_is_asked_about_before_another_template_opens_and_survives_a_reload() {
    Page page = templates("admin", 1280);
    row(page, "Absence d'un élève").click();
    text(page, "Français").fill("À moitié");
    row(page, "Réunion").click();
    assertThat(dialog(page)).containsText("Absence d'un élève");
    assertAccessible(page);
    button(page, "Continuer à écrire").click();
    assertThat(text(page, "Français")).hasValue("À moitié");
    page.onDialog(com.microsoft.playwright.Dialog::accept);
    page.reload();
    assertThat(text(page, "Français")).hasValue("À moitié");
    row(page, "Réunion").click();
    button(page, "Abandonner les modifications").click();
    assertThat(text(page, "Français")).hasValue(Pattern.compile("^Chers parents"));
    assertThat(stored("absence").version()).isEqualTo(1);
  }

  @Test
  void a_secretary_reads_the_schools_templates_and_keeps_a_copy_of_her_own() {
    Page page = templates("secretaire", 1280);
    row(page, "Absence d'un élève").click();
    assertThat(page.getByText(Pattern.compile("Ce modèle est celui de l’établissement")))
        .isVisible();
    assertThat(button(page, "Enregistrer")).isHidden();
    assertThat(text(page, "Français")).not().isEditable();
    assertAccessible(page);
    button(page, "En faire un modèle à moi").click();
    assertThat(field(page, "Nom du modèle")).hasValue("Absence d'un élève (copie)");
    button(page, "Enregistrer").click();
    assertThat(page.getByText("Mes modèles")).isVisible();
    assertThat(world.theTemplates().all(World.SECRETARY))
        .filteredOn(t -> t.owner().isPresent())
        .extracting(MessageTemplate::name)
        .containsExactly("Absence d'un élève (copie)");
  }

  @Test
  void templates_leave_as_a_file_and_come_in_from_one_after_a_look_at_what_would_be_done()
      throws Exception {
    Page page = templates("admin", 1280);
    Download download = page.waitForDownload(() -> button(page, "Exporter").click());
    assertThat(download.suggestedFilename()).matches("modeles-sms-\\d{4}-\\d\\d-\\d\\d\\.json");
    String file = Files.readString(download.path());
    assertThat(file).contains("Fermeture exceptionnelle");
    button(page, "Importer").click();
    choose(page, file.replace("\"meeting\"", "\"reunion\""));
    assertThat(dialog(page).locator("li")).hasCount(4);
    assertThat(dialog(page)).containsText("Importer 1 modèle");
    assertAccessible(page);
    field(page, "Le remplacer (nouvelle version)").check();
    assertThat(dialog(page)).containsText("Importer 4 modèles");
    field(page, "Garder celui qui est là").check();
    button(page, "Importer 1 modèle").click();
    assertThat(page.getByText("1 modèle importé.")).isVisible();
    assertThat(stored("reunion").name()).isEqualTo("Réunion parents-professeurs");
    assertThat(stored("closure").version()).isEqualTo(1);
  }

  @Test
  void a_file_that_cannot_be_read_is_told_with_the_place_and_changes_nothing() {
    Page page = templates("admin", 1280);
    Set<String> before =
        Set.copyOf(
            world.theTemplates().all(World.ADMINISTRATOR).stream()
                .map(MessageTemplate::id)
                .toList());
    button(page, "Importer").first().click();
    choose(page, "{\"templates\":[{\"id\":\"a\",\"name\":\"A\"},{\"id\":\"b\",\"name\":\"\"}]}");
    assertThat(dialog(page)).containsText("Modèle 2 du fichier, nom\u00a0: Il manque un nom.");
    assertThat(dialog(page).locator(".primary")).isDisabled();
    assertAccessible(page);
    choose(page, "{\"templates\":\n [}");
    assertThat(dialog(page)).containsText("Ligne 2");
    button(page, "Annuler").click();
    assertThat(world.theTemplates().all(World.ADMINISTRATOR))
        .extracting(MessageTemplate::id)
        .containsExactlyInAnyOrderElementsOf(before);
  }

  private static void choose(Page page, String file) {
    field(page, "Fichier de modèles (JSON)")
        .setInputFiles(
            new FilePayload(
                "modeles.json", "application/json", file.getBytes(StandardCharsets.UTF_8)));
  }
}
