package sms.ui.contrib.internal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** History of the program before, imported by an administrator. */
class LegacyTest extends BrowserTest {
  private Page open(String user, int width) {
    Page page = tab(user, width);
    page.navigate("/sms/page/recap");
    page.getByText("Totaux par mode d’envoi").waitFor();
    return page;
  }

  private static void load(Page page, String text) {
    field(page, "Fichier de l’historique (CSV)")
        .setInputFiles(
            new FilePayload("sms.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8)));
    button(page, "Importer").click();
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 360})
  void a_file_is_mended_line_by_line_and_then_imported_once(int width) {
    Page page = open("admin", width);
    button(page, "Importer un historique…").click();
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    load(page, "a\n?");
    assertThat(dialog.getByRole(AriaRole.ALERT)).containsText("Rien n’a été importé");
    assertThat(dialog.getByRole(AriaRole.ALERT)).containsText("Ligne 2");
    assertAccessible(page);
    assertFits(page);
    page.screenshot(
        new Page.ScreenshotOptions().setPath(Path.of("target/legacy-" + width + ".png")));
    load(page, "a\nb");
    assertThat(dialog.getByRole(AriaRole.STATUS)).containsText("2 SMS importés");
    assertThat(dialog.getByRole(AriaRole.ALERT)).hasCount(0);
    assertAccessible(page);
    load(page, "a\nb");
    assertThat(dialog.getByRole(AriaRole.STATUS)).containsText("déjà été importé");
  }

  @Test
  void who_is_no_administrator_is_not_offered_it() {
    Page page = open("secretaire", 1280);
    assertThat(button(page, "Taux de remise par préfixe")).isVisible();
    assertThat(button(page, "Importer un historique…")).hasCount(0);
  }
}
