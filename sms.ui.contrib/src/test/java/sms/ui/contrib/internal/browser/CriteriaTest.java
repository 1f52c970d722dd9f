package sms.ui.contrib.internal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters combined with « ou bien » and « sauf », kept under a name, come and gone. */
class CriteriaTest extends BrowserTest {
  private static Locator group(Page page, String name) {
    return page.getByRole(
        AriaRole.GROUP, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)));
  }

  private static void choose(Page page, Locator group, String... classes) {
    group.getByLabel("Classe", new Locator.GetByLabelOptions().setExact(true)).click();
    for (String name : classes) {
      group.getByLabel(name, new Locator.GetByLabelOptions().setExact(true)).check();
    }
    page.keyboard().press("Escape");
  }

  private static Locator explanation(Page page) {
    return page.getByTestId("explanation");
  }

  private static Locator dialog(Page page) {
    return page.getByRole(AriaRole.DIALOG);
  }

  private static Locator in(Locator place, String button) {
    return place.getByRole(
        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button).setExact(true));
  }

  private static void keep(Page page, String name, boolean shared) {
    button(page, "Enregistrer").click();
    dialog(page).getByLabel("Nom de la sélection").fill(name);
    dialog(page).getByLabel("Partager avec tous les utilisateurs").setChecked(shared);
    in(dialog(page), "Enregistrer").click();
    assertThat(dialog(page)).isHidden();
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 360})
  void groups_are_joined_by_or_and_exceptions_left_out(int width) {
    Page page = compose("secretaire", width);
    chooseClasses(page, "3e A");
    button(page, "Sélectionner").click();
    assertThat(explanation(page)).hasText("Familles des 3e A");
    int ofA = recipients(page);

    button(page, "Ajouter un groupe : ou bien…").click();
    choose(page, group(page, "ou bien"), "3e B", "3e C");
    button(page, "Ajouter une exception : sauf…").click();
    choose(page, group(page, "sauf"), "3e C");
    assertAccessible(page);
    assertFits(page);
    button(page, "Sélectionner").click();
    assertThat(explanation(page)).hasText("Familles des 3e A ou des 3e B et 3e C, sauf des 3e C");
    int all = recipients(page);
    Assertions.assertThat(all).isGreaterThan(ofA);

    in(group(page, "sauf"), "Retirer le groupe « sauf : »").click();
    button(page, "Sélectionner").click();
    assertThat(explanation(page)).hasText("Familles des 3e A ou des 3e B et 3e C");
    Assertions.assertThat(recipients(page)).isGreaterThan(all);
  }

  @Test
  void an_empty_group_would_let_everybody_in_and_is_told_instead() {
    Page page = compose("secretaire", 1280);
    selectClass(page, "3e A");
    int before = recipients(page);
    button(page, "Ajouter un groupe : ou bien…").click();
    assertThat(page.getByText("Ce groupe est vide")).isHidden();
    button(page, "Sélectionner").click();
    assertThat(group(page, "ou bien").getByText("Ce groupe est vide")).isVisible();
    Assertions.assertThat(recipients(page)).isEqualTo(before);
    assertAccessible(page);
    choose(page, group(page, "ou bien"), "3e B");
    assertThat(page.getByText("Ce groupe est vide")).isHidden();
    button(page, "Sélectionner").click();
    assertThat(explanation(page)).hasText("Familles des 3e A ou des 3e B");
  }

  @Test
  void a_mistake_is_told_beside_its_own_field_in_its_own_group() {
    Page page = compose("secretaire", 1280);
    chooseClasses(page, "3e A");
    button(page, "Ajouter un groupe : ou bien…").click();
    for (String name : new String[] {"Ceux qui sont", "ou bien"}) {
      group(page, name).getByText(Pattern.compile("autres critères")).click();
    }
    group(page, "Ceux qui sont").getByLabel("Âge de").fill("12");
    Locator wrong = group(page, "ou bien").getByLabel("Âge de");
    wrong.fill("douze");
    button(page, "Sélectionner").click();
    assertThat(wrong).hasAttribute("aria-invalid", "true");
    assertThat(wrong).hasAccessibleDescription("« douze » n’est pas un nombre.");
    assertThat(group(page, "Ceux qui sont").getByLabel("Âge de"))
        .hasAttribute("aria-invalid", "false");
    assertThat(page.getByText("« douze » n’est pas un nombre.")).hasCount(1);
    assertAccessible(page);
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 360})
  void a_selection_is_kept_used_renamed_shared_and_deleted(int width) {
    Page page = compose("secretaire", width);
    chooseClasses(page, "3e A", "3e B");
    field(page, "Conjoints").check();
    button(page, "Enregistrer").click();
    assertThat(dialog(page).getByLabel("Nom de la sélection")).isFocused();
    assertAccessible(page);
    in(dialog(page), "Enregistrer").click();
    assertThat(dialog(page).getByText("Donnez un nom à cette sélection.")).isVisible();
    page.keyboard().press("Escape");
    keep(page, "Les 3e", false);

    page.reload();
    field(page, "Sélection enregistrée").selectOption("Les 3e");
    assertThat(explanation(page)).hasText("Familles des 3e A et 3e B, avec conjoints");
    assertThat(page.getByText("Sélection « Les 3e » appliquée.")).isVisible();
    assertThat(field(page, "Classe")).hasText("3e A, 3e B");

    button(page, "Enregistrer").click();
    assertThat(dialog(page).getByLabel("Nom de la sélection")).hasValue("Les 3e");
    in(dialog(page), "Enregistrer").click();
    assertThat(dialog(page).getByText("Vous avez déjà une sélection « Les 3e »")).isVisible();
    assertAccessible(page);
    in(dialog(page), "Remplacer").click();
    assertThat(dialog(page)).isHidden();

    button(page, "Gérer").click();
    in(dialog(page), "Modifier « Les 3e »").click();
    assertThat(dialog(page).getByLabel("Nom de la sélection")).isFocused();
    dialog(page).getByLabel("Nom de la sélection").fill("Troisièmes");
    dialog(page).getByLabel("Partager avec tous les utilisateurs").check();
    in(dialog(page), "Valider").click();
    assertThat(dialog(page).getByText("partagée")).isVisible();
    assertAccessible(page);
    assertFits(page);

    Page other = compose("admin", width);
    field(other, "Sélection enregistrée").selectOption("Troisièmes (secretaire)");
    assertThat(explanation(other)).hasText("Familles des 3e A et 3e B, avec conjoints");

    in(dialog(page), "Supprimer « Troisièmes »").click();
    in(dialog(page), "Oui, supprimer « Troisièmes »").click();
    assertThat(dialog(page).getByText("Aucune sélection enregistrée")).isVisible();
  }

  @Test
  void somebody_elses_shared_selection_is_not_mine_to_change() {
    Page administrators = compose("admin", 1280);
    chooseClasses(administrators, "3e A");
    keep(administrators, "Toute la 3e A", true);
    Page page = compose("secretaire", 1280);
    field(page, "Sélection enregistrée").selectOption("Toute la 3e A (admin)");
    assertThat(explanation(page)).hasText("Familles des 3e A");
    assertThat(button(page, "Gérer")).isHidden();
  }

  @Test
  void a_filter_that_is_installed_while_the_page_is_open_appears_and_one_that_goes_disappears() {
    Page page = compose("secretaire", 1280);
    chooseClasses(page, "3e A");
    assertThat(page.getByLabel("Cantine")).hasCount(0);
    world.theSelector().install("cantine", "Cantine");
    lookAgain(page);
    page.getByText(Pattern.compile("autres critères")).click();
    assertThat(page.getByLabel("Cantine")).isVisible();
    assertThat(field(page, "Classe")).hasText("3e A");
    world.theSelector().uninstall("cantine");
    lookAgain(page);
    assertThat(page.getByLabel("Cantine")).hasCount(0);
    assertThat(field(page, "Classe")).hasText("3e A");
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 360})
  void a_saved_selection_names_the_filter_that_is_gone_and_never_widens(int width) {
    world.theSelector().install("cantine", "Cantine du jeudi");
    Page page = compose("secretaire", width);
    chooseClasses(page, "3e A");
    page.getByText(Pattern.compile("autres critères")).click();
    field(page, "Cantine du jeudi").fill("table 2");
    keep(page, "Cantine", false);
    world.theSelector().uninstall("cantine");

    page.reload();
    field(page, "Sélection enregistrée").selectOption("Cantine");
    Locator missing =
        page.getByRole(AriaRole.ALERT)
            .filter(
                new Locator.FilterOptions().setHasText("« Cantine du jeudi » n’est plus installé"));
    assertThat(missing).containsText("table 2");
    assertThat(field(page, "Classe")).hasText("3e A");
    assertThat(page.getByText("Aucun destinataire")).isVisible();
    button(page, "Sélectionner").click();
    assertThat(page.getByText("Aucun destinataire")).isVisible();
    assertAccessible(page);
    assertFits(page);

    world.theSelector().install("cantine", "Cantine du jeudi");
    lookAgain(page);
    assertThat(missing).isHidden();
    button(page, "Sélectionner").click();
    assertThat(explanation(page)).hasText("Familles des 3e A");

    world.theSelector().uninstall("cantine");
    lookAgain(page);
    button(page, "Retirer « Cantine du jeudi »").click();
    assertThat(missing).isHidden();
    button(page, "Sélectionner").click();
    assertThat(explanation(page)).hasText("Familles des 3e A");
  }

  @Test
  void a_filter_that_goes_between_two_looks_is_refused_by_the_server_and_then_named() {
    world.theSelector().install("cantine", "Repas du midi");
    Page page = compose("secretaire", 1280);
    page.getByText(Pattern.compile("autres critères")).click();
    field(page, "Repas du midi").fill("2");
    world.theSelector().uninstall("cantine");
    button(page, "Sélectionner").click();
    assertThat(page.getByText("Le critère « Repas du midi » n’est plus installé")).isVisible();
    assertThat(page.getByText("Aucun destinataire")).isVisible();
  }

  @Test
  void a_value_that_is_no_longer_in_use_is_seen_and_can_be_unticked() {
    Page page = compose("secretaire", 1280);
    world
        .selections()
        .orElseThrow()
        .save(
            "An dernier",
            false,
            "{\"source\":\"FAMILY\",\"spouses\":false,\"secondGuardians\":false,\"groups\":[{\"class\":"
                + "{\"class\":[\"3e A\",\"3e Z\"]}}],\"except\":[],\"labels\":{\"class\":\"Classe\"}}",
            sms.ui.contrib.internal.world.World.SECRETARY);
    page.reload();
    field(page, "Sélection enregistrée").selectOption("An dernier");
    assertThat(field(page, "Classe")).hasText("3e A, 3e Z (n’existe plus)");
    field(page, "Classe").click();
    field(page, "3e Z (n’existe plus)").click();
    page.keyboard().press("Escape");
    assertThat(field(page, "Classe")).hasText("3e A");
  }

  /** As when one comes back to the window: the page asks what is installed. */
  private static void lookAgain(Page page) {
    page.waitForResponse(
        answer -> answer.url().contains("/sms/api/filters"),
        () -> page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))"));
  }
}
