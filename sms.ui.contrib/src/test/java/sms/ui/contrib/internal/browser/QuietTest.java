package sms.ui.contrib.internal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sms.api.compose.Purpose;
import sms.api.dispatch.Campaign;
import sms.ui.contrib.internal.world.MemoryOutbox;

/** Quiet hours, as they are shown before anything is sent. */
class QuietTest extends BrowserTest {
  private final Instant end = Instant.now().plus(Duration.ofHours(3));

  /** The confirmation of a message written in quiet hours. */
  private Page confirming(String user, int width) {
    world
        .outbox()
        .quiet(
            new MemoryOutbox.QuietWindow(
                Purpose.INFORMATION, Instant.now().minus(Duration.ofHours(1)), end));
    Page page = compose(user, width);
    button(page, "Sélectionner").click();
    page.getByText(Pattern.compile("^\\d+ destinataires$")).waitFor();
    message(page).fill("Bonjour");
    button(page, Pattern.compile("^Envoyer Standard")).click();
    assertThat(page.locator("sms-quiet")).containsText("Heures calmes");
    return page;
  }

  private Campaign sent(Page page) {
    button(page, Pattern.compile("^Envoyer \\d+ messages")).click();
    page.getByText("Suivi de l’envoi").waitFor();
    return world.outbox().campaigns().get(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 360})
  void the_secretary_is_told_when_it_leaves_and_it_leaves_then(int width) {
    Page page = confirming("secretaire", width);
    assertThat(page.locator("sms-quiet")).containsText("ces SMS partiront le");
    assertThat(page.locator("sms-quiet input")).hasCount(0);
    assertAccessible(page);
    assertFits(page);
    assertThat(sent(page).notBefore()).contains(end);
    assertThat(page.locator("sms-progress")).containsText("Départ le");
  }

  @Test
  void whoever_has_the_right_may_send_all_the_same() {
    Page page = confirming("admin", 1280);
    page.getByText("Les envoyer tout de suite").click();
    assertAccessible(page);
    Campaign campaign = sent(page);
    assertThat(campaign.duringQuietHours()).isTrue();
    assertThat(campaign.notBefore()).isEmpty();
  }

  @Test
  void the_right_alone_does_not_override() {
    assertThat(sent(confirming("admin", 1280)).notBefore()).contains(end);
  }
}
