package sms.ui.contrib.internal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sms.api.gateway.InboundSms.Wish;

/** The screens of who may not see telephone numbers. */
class MaskedNumbersTest extends BrowserTest {
  private static final Pattern MASKED = Pattern.compile("\\+33.6.••.••.••.\\d\\d");
  private static final Pattern WHOLE = Pattern.compile("6.?39.?98");

  private static void assertMasked(Page page) {
    assertThat(page.getByText(MASKED).first()).isVisible();
    assertThat(page.getByText(WHOLE)).hasCount(0);
    assertAccessible(page);
    assertFits(page);
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 360})
  void selection_preview_recap_report_and_replies_show_masked_numbers(int width) {
    world.outbox().pace(1);
    world.theReplies().from("+33639980003", "BLACK Orion", Optional.empty(), "STOP", Wish.OPT_OUT);
    Page page = compose("remplacante", width);
    selectClass(page, "3e A");
    message(page).fill("Bonjour #PRENOM");
    button(page, Pattern.compile("^Envoyer Standard")).waitFor();
    if (width > 600) {
      assertMasked(page);
    }
    field(page, "Aperçu").check();
    assertMasked(page);
    button(page, Pattern.compile("^Envoyer Standard")).click();
    button(page, Pattern.compile("^Envoyer \\d+ messages")).click();
    page.getByText("Suivi de l’envoi").waitFor();

    page.navigate("/sms/page/recap");
    page.locator("tr[data-id]").first().waitFor();
    assertMasked(page);
    assertThat(page.locator("#filter-number")).hasCount(0);
    page.locator("tr[data-id]").first().dblclick();
    assertThat(page.getByRole(AriaRole.DIALOG)).containsText(MASKED);
    assertMasked(page);

    page.navigate("/sms/page/replies");
    assertMasked(page);
    button(page, "Réinscrire BLACK Orion").click();
    assertMasked(page);
    button(page, "Réinscrire").click();
    assertThat(page.getByText("puis a été réinscrit")).isVisible();
  }
}
