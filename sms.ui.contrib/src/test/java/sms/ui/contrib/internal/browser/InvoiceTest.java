package sms.ui.contrib.internal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An invoice beside the recap, as whoever pays it sees it. */
class InvoiceTest extends BrowserTest {
  private Page open(String user, int width) {
    Page page = tab(user, width);
    page.navigate("/sms/page/recap");
    page.getByText("Totaux par mode d’envoi").waitFor();
    return page;
  }

  private static Locator dialog(Page page) {
    return page.getByRole(AriaRole.DIALOG);
  }

  private static void choose(Page page, String... lines) {
    field(page, "Détail de la facture (CSV)")
        .setInputFiles(
            new FilePayload(
                "facture.csv",
                "text/csv",
                String.join("\n", lines).getBytes(StandardCharsets.UTF_8)));
    button(page, "Comparer").click();
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 360})
  void an_invoice_is_compared_and_its_differences_are_taken_along(int width) {
    Page page = open("admin", width);
    button(page, "Comparer avec la facture…").click();
    assertAccessible(page);
    choose(page, "OK", "OK", "PARTS_DIFFER", "SENT_NOT_BILLED", "BILLED_NOT_SENT", "UNREADABLE");
    assertThat(dialog(page)).containsText("2 lignes de la facture ont été retrouvées.");
    Locator group = page.locator("details[data-kind=PARTS_DIFFER]");
    group.locator("summary").click();
    assertThat(group.getByRole(AriaRole.ROW).last()).containsText("=POTTER Lily");
    assertAccessible(page);
    assertFits(page);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(java.nio.file.Path.of("target/invoice-" + width + ".png")));
    Download file =
        page.waitForDownload(() -> button(page, "Télécharger les écarts (CSV)").click());
    assertThat(file.suggestedFilename()).matches("ecarts-facture-\\d{4}-\\d\\d-\\d\\d\\.csv");
    page.keyboard().press("Escape");
    assertThat(dialog(page)).hasCount(0);
  }

  @Test
  void what_is_no_invoice_is_told_and_another_file_may_follow() {
    Page page = open("admin", 1280);
    button(page, "Comparer avec la facture…").click();
    choose(page, "Libellé");
    assertThat(dialog(page).getByRole(AriaRole.ALERT)).containsText("Trouvées : Libellé");
    assertAccessible(page);
    choose(page, "OK");
    assertThat(dialog(page)).containsText("La facture et le récapitulatif disent la même chose.");
    assertThat(dialog(page).getByRole(AriaRole.ALERT)).hasCount(0);
  }

  @Test
  void only_the_first_of_many_are_shown() {
    Page page = open("admin", 1280);
    button(page, "Comparer avec la facture…").click();
    choose(page, Collections.nCopies(250, "BILLED_TWICE").toArray(String[]::new));
    Locator group = page.locator("details[data-kind=BILLED_TWICE]");
    assertThat(group.locator("summary")).containsText("250");
    group.locator("summary").click();
    assertThat(group).containsText(Pattern.compile("Les 200 premiers"));
  }

  @Test
  void who_sees_only_her_own_sms_is_not_offered_it() {
    Page page = open("secretaire", 1280);
    assertThat(button(page, "Taux de remise par préfixe")).isVisible();
    assertThat(button(page, "Comparer avec la facture…")).hasCount(0);
  }
}
