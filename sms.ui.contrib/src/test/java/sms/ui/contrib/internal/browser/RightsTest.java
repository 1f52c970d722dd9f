package sms.ui.contrib.internal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sms.api.host.SendingLimits;

/** « Droits et quotas », as each user sees his or her own. */
class RightsTest extends BrowserTest {
  private Page rights(String user, int width) {
    Page page = tab(user, width);
    page.navigate("/sms/page/rights");
    page.getByText(Pattern.compile("^Ce que .+ peut faire$")).waitFor();
    return page;
  }

  private static Locator right(Page page, String name) {
    return page.getByRole(AriaRole.LISTITEM)
        .filter(new Locator.FilterOptions().setHasText(name))
        .first();
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 360})
  void who_may_do_what_is_said_with_what_it_means(int width) {
    Page page = rights("admin", width);
    assertThat(right(page, "Administrer")).containsText("oui");
    assertThat(right(page, "Envoyer des SMS")).containsText("Aux familles");
    assertThat(page.getByText("Aucun quota n’est fixé.")).isVisible();
    assertAccessible(page);
    assertFits(page);
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 360})
  void what_is_left_of_the_quotas_is_said_and_drawn(int width) {
    world
        .outbox()
        .limits(new SendingLimits(OptionalLong.of(40), OptionalLong.of(50), OptionalLong.of(200)));
    Page page = rights("secretaire", width);
    assertThat(page.getByText(Pattern.compile("Vos envois.: 0 sur 50 SMS"))).isVisible();
    assertThat(page.getByText(Pattern.compile("Toute l’école.: 0 sur 200 SMS"))).isVisible();
    assertThat(page.getByText("Il reste 50 SMS pour aujourd’hui.")).isVisible();
    assertThat(page.getByText(Pattern.compile("Au-delà de 40 SMS"))).isVisible();
    assertThat(page.locator("meter")).hasCount(2);
    picture(page, "rights-" + width);
    assertAccessible(page);
    assertFits(page);
  }

  @Test
  void who_is_blocked_is_told_so_without_an_error() {
    Page page = rights("bloque", 1280);
    assertThat(right(page, "Envoyer des SMS")).containsText("L’envoi est bloqué pour vous");
    assertThat(right(page, "Envoyer des SMS")).containsText("non");
    assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
    assertThat(page.locator("meter")).hasCount(0);
    assertAccessible(page);
  }

  @Test
  void it_speaks_english_too() {
    Page page = tab("admin", 1280);
    page.navigate("/sms/page/rights?lang=en");
    assertThat(page.getByText(Pattern.compile("^What .+ may do$"))).isVisible();
    assertThat(page.getByText("No quota is set.")).isVisible();
    assertAccessible(page);
  }
}
