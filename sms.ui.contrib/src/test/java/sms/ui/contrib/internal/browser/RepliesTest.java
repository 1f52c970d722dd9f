package sms.ui.contrib.internal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sms.api.gateway.InboundSms.Wish;
import sms.api.host.RecordRef;
import sms.api.host.RecordType;

/** « Réponses aux SMS », used as the office uses it. */
class RepliesTest extends BrowserTest {
  private Page replies(int width) {
    Page page = tab("admin", width);
    page.navigate("/sms/page/replies");
    page.getByText("Réponses aux SMS").first().waitFor();
    return page;
  }

  private void threeReplies() {
    world
        .theReplies()
        .from(
            "+33639980001",
            "POTTER James",
            Optional.of(new RecordRef(RecordType.FAMILY, "potter")),
            "Bonjour, Harry sera absent lundi : rendez-vous chez l’orthodontiste.\nMerci !",
            Wish.NONE)
        .from("+33639980002", "", Optional.empty(), "Qui êtes-vous ?", Wish.NONE)
        .from("+33639980003", "BLACK Orion", Optional.empty(), "STOP", Wish.OPT_OUT);
  }

  @Test
  void before_anybody_has_answered_the_page_says_where_replies_come_from() {
    Page page = replies(1280);
    assertThat(page.getByText("Personne n’a encore répondu")).isVisible();
    assertThat(page.getByText("gateways.md")).isVisible();
    assertAccessible(page);
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 360})
  void replies_are_read_marked_and_a_stop_is_taken_back_on_request(int width) {
    threeReplies();
    Page page = replies(width);
    assertThat(page.getByText("rendez-vous chez l’orthodontiste")).isVisible();
    assertThat(page.getByText("Numéro inconnu")).isVisible();
    assertThat(page.getByText("ce numéro ne reçoit plus de SMS")).isVisible();
    assertThat(page.getByText("réponses non lues (3)")).isVisible();
    assertAccessible(page);
    assertFits(page);
    picture(page, "replies-" + width);

    button(page, "Marquer comme lue la réponse de POTTER James").click();
    assertThat(page.getByText("réponses non lues (2)")).isVisible();
    page.getByText("réponses non lues (2)").click();
    assertThat(page.getByText("rendez-vous chez l’orthodontiste")).hasCount(0);

    button(page, "Réinscrire BLACK Orion").click();
    picture(page, "replies-sure-" + width);
    assertAccessible(page);
    button(page, "Réinscrire").click();
    assertThat(page.getByText("puis a été réinscrit")).isVisible();
    org.assertj.core.api.Assertions.assertThat(world.theReplies().all()).isEmpty();
  }

  @Test
  void a_name_leads_to_its_record() {
    threeReplies();
    Page page = replies(1280);
    page.evaluate(
        "() => document.addEventListener('sms-navigate', (e) => {"
            + " window.asked = e.detail.record; e.preventDefault(); })");
    button(page, "POTTER James").click();
    org.assertj.core.api.Assertions.assertThat(page.evaluate("() => window.asked"))
        .isEqualTo("FAMILY:potter");
  }
}
