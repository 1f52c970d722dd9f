package sms.ui.contrib.internal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** More than 100,000 recipients in the list: only the rows in sight exist, wherever one is. */
class LongListTest extends BrowserTest {
  private static final Pattern HUNDRED_THOUSAND =
      Pattern.compile("^1\\d\\d[\\s\u202f\u00a0]\\d{3} destinataires$");

  /** Three times what a screen shows. */
  private static final int FEW = 60;

  @ParameterizedTest
  @ValueSource(ints = {1280, 360})
  void a_list_of_100_000_is_gone_through_by_keyboard_and_by_wheel(int width) {
    world.theSelector().families(135_000);
    Page page = compose("secretaire", width);
    button(page, "Sélectionner").click();
    String found = page.getByText(HUNDRED_THOUSAND).textContent();
    int last = Integer.parseInt(found.replaceAll("\\D", "")) - 1;
    Locator grid =
        page.getByRole(
            AriaRole.GRID, new Page.GetByRoleOptions().setName("Destinataires").setExact(true));
    Locator rows = grid.locator("[data-index]");

    rows.first().focus();
    page.keyboard().press("End");
    assertThat(row(grid, last)).isFocused();
    assertThat(row(grid, last)).containsText("+33");
    assertThat(rows.count()).isLessThan(FEW);

    page.keyboard().press("Home");
    assertThat(row(grid, 0)).isFocused();
    grid.locator(".rows-view").evaluate("view => (view.scrollTop = view.scrollHeight / 2)");
    assertThat(row(grid, last / 2)).containsText("+33");
    assertThat(rows.count()).isLessThan(FEW);
    assertAccessible(page);
  }

  private static Locator row(Locator grid, int index) {
    return grid.locator("[data-index='" + index + "']");
  }

  /** Printed, not asserted: how long it is depends on what else the machine does. */
  @Test
  void how_soon_the_composer_can_be_used() {
    compose("secretaire", 1280);
    Page page = compose("secretaire", 1280);
    page.reload();
    button(page, "Sélectionner").waitFor();
    System.out.printf(
        "composer ready %.0f ms after the click, modules in the browser's cache%n",
        ((Number) page.evaluate("performance.now()")).doubleValue());
    assertThat(button(page, "Sélectionner")).isEnabled();
  }
}
