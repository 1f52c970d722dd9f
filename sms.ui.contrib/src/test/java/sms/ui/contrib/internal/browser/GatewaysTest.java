package sms.ui.contrib.internal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static sms.ui.contrib.internal.world.MemoryGateways.cents;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sms.api.dispatch.GatewayStatus.Health;
import sms.api.gateway.Balance;
import sms.api.gateway.FailureReason;
import sms.ui.contrib.internal.world.MemoryGateways;

/** « Passerelles et crédit », used as an administrator uses it. */
class GatewaysTest extends BrowserTest {
  private Page gateways(int width) {
    Page page = tab("admin", width);
    page.navigate("/sms/page/gateways");
    page.getByText("Passerelles et crédit").first().waitFor();
    return page;
  }

  @Test
  void without_any_gateway_the_page_says_how_to_configure_one() {
    Page page = gateways(1280);
    assertThat(page.getByText("Aucune passerelle n’est installée")).isVisible();
    assertThat(page.getByText("gateways.md")).isVisible();
    assertAccessible(page);
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 360})
  void health_prices_and_credit_are_shown_and_a_connection_is_tested(int width) {
    world
        .theGateways()
        .with("octopush", "Octopush", Health.WORKING, new Balance.Known(cents(4217)), cents(5000))
        .with("ovh-1", "OVHcloud", Health.OUT_OF_CREDIT, new Balance.Known(cents(0)), null)
        .with("kannel", "Kannel", Health.WORKING, new Balance.Unsupported(), null)
        .with("kannel", "Kannel (copie)", Health.DUPLICATE_ID, new Balance.Unsupported(), null);
    Page page = gateways(width);
    assertThat(page.getByText("42,17")).isVisible();
    assertThat(page.getByText("Il reste moins que votre seuil de 50,00")).isVisible();
    assertThat(page.getByText("Rechargez le compte : les SMS attendent")).isVisible();
    assertThat(page.getByText("Cet opérateur ne le communique pas")).isVisible();
    assertThat(page.getByText("Une autre passerelle porte déjà cet identifiant")).isVisible();
    assertThat(page.getByText("+33 0,035")).hasCount(4);
    picture(page, "gateways-" + width);

    world.theGateways().nextTest(new Balance.Unavailable(FailureReason.LOGIN_REFUSED, "403 login"));
    button(page, "Tester la connexion de Octopush").click();
    assertThat(page.getByText("Échec : identifiants de la passerelle refusés")).isVisible();
    assertThat(page.getByText("403 login").first()).isVisible();
    world.theGateways().nextTest(new Balance.Known(cents(12000)));
    button(page, "Tester la connexion de Octopush").click();
    assertThat(page.getByText("La connexion et les identifiants sont bons")).isVisible();
    assertThat(page.getByText("120,00")).isVisible();
    assertAccessible(page);
    assertFits(page);
    picture(page, "gateways-tested-" + width);
  }

  @Test
  void a_gateway_out_of_order_is_shown_as_such_while_the_page_is_open_and_so_is_its_return() {
    MemoryGateways all = world.theGateways();
    all.with("one", "Octopush", Health.OUT_OF_ORDER, new Balance.Unsupported(), null)
        .with("two", "Kannel", Health.TRYING, new Balance.Unsupported(), null);
    Page page = gateways(1280);
    assertThat(page.getByText("En panne", exactly())).isVisible();
    assertThat(page.getByText("un essai a lieu de temps en temps")).isVisible();
    assertThat(page.getByText("À l’essai", exactly())).isVisible();
    assertAccessible(page);

    all.clear();
    all.with("one", "Octopush", Health.WORKING, new Balance.Unsupported(), null);
    assertThat(page.getByText("En service", exactly()))
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(15_000));
    assertThat(page.getByText("En panne", exactly())).hasCount(0);
  }

  private static Page.GetByTextOptions exactly() {
    return new Page.GetByTextOptions().setExact(true);
  }

  @Test
  void a_secretary_is_told_that_the_page_is_for_administrators() {
    Page page = tab("secretaire", 1280);
    page.navigate("/sms/page/gateways");
    assertThat(page.getByText("Cette page est réservée aux administrateurs")).isVisible();
  }
}
