package sms.ui.contrib.internal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lists of those who get an SMS and of those who don't. */
class ListsTest extends BrowserTest {
  private static Locator ignoredGrid(Page page) {
    return page.getByRole(
        AriaRole.GRID,
        new Page.GetByRoleOptions().setName(Pattern.compile("^Destinataires ignorés")));
  }

  private static Locator person(Page page) {
    return page.getByRole(
        AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Ajouter une personne"));
  }

  private static List<String> lines(Download download) throws IOException {
    return Files.readAllLines(download.path());
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 360})
  void a_wrong_number_is_told_at_its_own_field(int width) {
    Page page = compose("secretaire", width);
    Locator number = field(page, "N° de portable");
    number.fill("12");
    button(page, "Ajouter").click();
    Locator error = page.getByText("« 12 » n’est pas un numéro de portable. Corrigez-le.");
    assertThat(error).isVisible();
    assertThat(number)
        .hasAccessibleDescription("« 12 » n’est pas un numéro de portable. Corrigez-le.");
    assertThat(error.boundingBox().y - number.boundingBox().y).isBetween(0.0, 60.0);
    assertThat(number).hasValue("12");
    assertAccessible(page);
    assertFits(page);
    number.fill("06 39 98 12 34");
    button(page, "Ajouter").click();
    assertThat(error).isHidden();
    assertThat(page.getByText("1 destinataire")).isVisible();
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 360})
  void somebody_is_found_by_name_and_added(int width) {
    Page page = compose("secretaire", width);
    person(page).fill("potter");
    Locator found =
        page.getByRole(AriaRole.LISTBOX, new Page.GetByRoleOptions().setName("Personnes trouvées"))
            .getByRole(AriaRole.OPTION);
    assertThat(found).hasCount(4);
    assertThat(found.nth(1)).containsText("POTTER James");
    assertThat(found.nth(1)).containsText("Responsable 1 · Harry (3e A)");
    assertAccessible(page);
    assertFits(page);
    person(page).press("ArrowDown");
    person(page).press("Enter");
    assertThat(page.getByText("POTTER James est dans la liste.")).isVisible();
    assertThat(page.getByText("1 destinataire")).isVisible();
    assertThat(person(page)).hasValue("");

    person(page).fill("lily");
    found.first().click();
    assertThat(page.getByText("POTTER Lily ne recevra pas ce SMS : Ne pas envoyer de SMS."))
        .isVisible();
    Locator byHand =
        page.getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Ajoutés à la main"));
    assertThat(byHand).containsText("POTTER Lily Ne pas envoyer de SMS");
    assertAccessible(page);
    assertFits(page);
    byHand
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Retirer POTTER James"))
        .click();
    assertThat(page.getByText("0 destinataire")).isVisible();

    person(page).fill("nemo");
    assertThat(page.getByText("Personne de ce nom.")).isVisible();
    person(page).press("Escape");
    assertThat(page.getByText("Personne de ce nom.")).isHidden();
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 360})
  void a_shared_number_says_whom_it_reaches(int width) {
    Page page = compose("secretaire", width);
    button(page, "Sélectionner").click();
    Locator shared = button(page, Pattern.compile("^Numéro partagé \\d+$"));
    shared.click();
    Locator grid = page.getByRole(AriaRole.GRID).first();
    int many = Integer.parseInt(shared.textContent().replaceAll("\\D", ""));
    assertThat(grid).hasAttribute("aria-rowcount", String.valueOf(many + 1));
    Locator merged = grid.getByRole(AriaRole.BUTTON, named("^\\+ ")).first();
    String other = merged.textContent().strip().substring(2);
    merged.click();
    assertThat(page.getByText(Pattern.compile("^\\s*Le \\+33.* est commun à .*" + other)))
        .isVisible();
    assertAccessible(page);
    assertFits(page);
    shared.click();
    assertThat(shared).hasAttribute("aria-pressed", "false");
  }

  @Test
  void the_ignored_are_narrowed_by_reason_and_text_and_exported_so() throws IOException {
    Page page = compose("secretaire", 1280);
    button(page, "Sélectionner").click();
    Locator empty = button(page, Pattern.compile("^Portable vide \\d+$"));
    empty.click();
    int many = Integer.parseInt(empty.textContent().replaceAll("\\D", ""));
    assertThat(ignoredGrid(page)).hasAttribute("aria-rowcount", String.valueOf(many + 1));
    String name =
        ignoredGrid(page).getByRole(AriaRole.BUTTON).first().textContent().strip().split(" ")[0];
    field(page, "Chercher un nom ou un numéro").fill(name.toLowerCase(Locale.FRENCH));
    Locator told = page.getByText(Pattern.compile("^\\d+ trouvés?$"));
    assertThat(told).isVisible();
    int found = Integer.parseInt(told.textContent().replaceAll("\\D", ""));
    assertThat(found).isBetween(1, many - 1);
    assertThat(ignoredGrid(page).locator("[data-index]")).hasCount(found);
    assertAccessible(page);

    Download file =
        page.waitForDownload(
            () ->
                page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Exporter"))
                    .last()
                    .click());
    assertThat(file.suggestedFilename()).startsWith("destinataires-ignores-").endsWith(".csv");
    assertThat(lines(file)).hasSize(found + 1);
    assertThat(lines(file).get(1)).startsWith("\"" + name + " ").contains("\"Portable vide\"");
  }

  @Test
  void a_name_of_the_ignored_leads_to_the_record() {
    Page page = compose("secretaire", 1280);
    button(page, "Sélectionner").click();
    page.evaluate(
        "() => document.addEventListener('sms-navigate', (e) => { e.preventDefault();"
            + " window.went = e.detail.record; })");
    ignoredGrid(page).getByRole(AriaRole.BUTTON).first().click();
    assertThat((String) page.evaluate("() => window.went")).startsWith("FAMILY:F");
  }

  @Test
  void the_selected_are_exported_in_full() throws IOException {
    world.theSelector().families(3_000);
    Page page = compose("secretaire", 1280);
    button(page, "Sélectionner").click();
    page.getByText(Pattern.compile("^\\d+.\\d+ destinataires$")).waitFor();
    int total =
        Integer.parseInt(
            page.getByText(Pattern.compile("^\\d+.\\d+ destinataires$"))
                .first()
                .textContent()
                .replaceAll("\\D", ""));
    Download file =
        page.waitForDownload(
            () ->
                page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Exporter"))
                    .first()
                    .click());
    assertThat(lines(file)).hasSize(total + 1);
  }

  @Test
  void a_list_that_has_expired_is_made_again_before_it_is_exported() {
    Page page = compose("secretaire", 1280);
    button(page, "Sélectionner").click();
    page.getByText(Pattern.compile("^\\d+ destinataires$")).waitFor();
    for (int i = 0; i < 6; i++) {
      Page other = compose("secretaire", 1280);
      selectClass(other, "3e A");
    }
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Exporter")).first().click();
    assertThat(page.getByText("La liste avait expiré.")).isVisible();
    page.waitForDownload(
        () ->
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Exporter"))
                .first()
                .click());
  }

  private static Locator.GetByRoleOptions named(String pattern) {
    return new Locator.GetByRoleOptions().setName(Pattern.compile(pattern));
  }
}
