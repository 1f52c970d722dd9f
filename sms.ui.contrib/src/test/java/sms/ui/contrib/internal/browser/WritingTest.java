package sms.ui.contrib.internal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sms.api.compose.MessageTemplate;
import sms.api.compose.Purpose;
import sms.api.gateway.SenderId;
import sms.api.host.SendingLimits;
import sms.ui.contrib.internal.world.World;

/** Writing with templates, costly characters, limits, senders and tests to oneself. */
class WritingTest extends BrowserTest {
  private static final Pattern TO_BILL = Pattern.compile("^\\d+ SMS facturés$");

  private static Locator dialog(Page page) {
    return page.getByRole(AriaRole.DIALOG);
  }

  private static void limits(World world, long threshold, long perDay) {
    world
        .outbox()
        .limits(
            new SendingLimits(
                threshold < 0 ? OptionalLong.empty() : OptionalLong.of(threshold),
                perDay < 0 ? OptionalLong.empty() : OptionalLong.of(perDay),
                OptionalLong.empty()));
  }

  private static int parts(Page page) {
    return Integer.parseInt(page.getByText(TO_BILL).textContent().replaceAll("\\D", ""));
  }

  private Page written(String text) {
    Page page = compose("secretaire", 1280);
    selectClass(page, "3e A");
    message(page).fill(text);
    page.getByText(TO_BILL).waitFor();
    return page;
  }

  @Test
  void a_translated_template_says_who_gets_which_text() {
    Page page = compose("secretaire", 1280);
    field(page, "Messages prédéfinis").selectOption("closure");
    assertThat(page.getByText("Les familles anglophones reçoivent la version anglaise."))
        .isVisible();
    page.getByText("Voir cette version").click();
    assertThat(page.getByTestId("translation")).containsText("the school is closed tomorrow");
    assertAccessible(page);
    message(page).fill("Autre chose");
    assertThat(page.getByText(Pattern.compile("toutes les familles recevront votre texte")))
        .isVisible();
    field(page, "Messages prédéfinis").selectOption("absence");
    assertThat(page.getByText(Pattern.compile("anglophones"))).isHidden();
  }

  @Test
  void what_was_written_is_kept_as_a_template_and_chosen() {
    Page page = written("Sortie au musée vendredi.");
    button(page, "Enregistrer comme modèle").click();
    assertAccessible(page);
    dialog(page).getByRole(AriaRole.BUTTON).last().click();
    assertThat(page.getByText("Donnez un nom à ce modèle.")).isVisible();
    field(page, "Nom du modèle").fill("Sortie");
    page.keyboard().press("Enter");
    assertThat(dialog(page)).isHidden();
    assertThat(field(page, "Messages prédéfinis").locator("option:checked")).hasText("Sortie");
    MessageTemplate kept =
        world.theTemplates().list(World.SECRETARY).stream()
            .filter(t -> t.name().equals("Sortie"))
            .findFirst()
            .orElseThrow();
    assertThat(kept.owner()).contains("secretaire");
    assertThat(kept.body()).isEqualTo("Sortie au musée vendredi.");
  }

  @Test
  void keeping_a_costly_character_has_its_price_and_one_click_rewrites_it() {
    Page page = written("Fête de l'école, " + "venez nombreux. ".repeat(5));
    Locator price = page.getByTestId("price-of-keeping");
    assertThat(price).containsText(Pattern.compile("Les garder\\s: \\d+ SMS de plus.*€.*Standard"));
    int kept = parts(page);
    button(page, "Tableau de remplacement").click();
    assertThat(dialog(page).locator(".in-text")).hasText("ê e");
    assertAccessible(page);
    page.keyboard().press("Escape");
    field(page, "Remplacer les caractères coûteux").check();
    assertThat(price).containsText(Pattern.compile("de moins"));
    page.waitForCondition(() -> parts(page) < kept);
    assertThat(page.getByTestId("counter")).hasText(Pattern.compile("/160$"));
    assertAccessible(page);
  }

  @Test
  void a_text_that_is_too_long_says_how_many_characters_to_cut() {
    Page page = compose("secretaire", 1280);
    message(page).fill("a".repeat(1535));
    assertThat(page.getByText("Retirez 5 caractères")).isVisible();
    message(page).fill("a".repeat(1530));
    assertThat(page.getByText(Pattern.compile("^Retirez"))).isHidden();
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 360})
  void above_the_threshold_the_number_of_sms_is_typed_before_anything_leaves(int width) {
    limits(world, 5, -1);
    Page page = compose("secretaire", width);
    selectClass(page, "3e A");
    message(page).fill("Bonjour");
    page.getByText(TO_BILL).waitFor();
    int parts = parts(page);
    button(page, Pattern.compile("^Envoyer Standard")).click();
    assertThat(dialog(page)).containsText("dépasse votre seuil de 5 SMS");
    assertAccessible(page);
    assertFits(page);
    Pattern send = Pattern.compile("^Envoyer \\d+ messages");
    button(page, send).click();
    assertThat(dialog(page)).containsText("Ce n’est pas le bon nombre");
    assertAccessible(page);
    assertThat(world.outbox().campaigns()).isEmpty();
    page.locator(".confirm-typed").fill(String.valueOf(parts));
    button(page, send).click();
    page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Suivi de l’envoi"))
        .waitFor();
    assertThat(world.outbox().campaigns().get(0).largeConfirmed()).isTrue();
  }

  @Test
  void above_the_quota_nothing_is_sent_and_what_to_do_is_said_unless_it_is_an_emergency() {
    limits(world, -1, 3);
    Page page = written("Bonjour");
    assertThat(page.getByText("Il vous reste 3 SMS aujourd’hui.")).isVisible();
    button(page, Pattern.compile("^Envoyer Standard")).click();
    assertThat(dialog(page)).containsText("Il vous reste 3 SMS aujourd’hui sur 3");
    assertThat(dialog(page)).containsText("relever le quota");
    assertThat(button(page, Pattern.compile("^Envoyer \\d+ messages"))).isHidden();
    assertAccessible(page);
    button(page, "Fermer").click();
    field(page, "Nature du message").selectOption("EMERGENCY");
    assertThat(page.getByText(Pattern.compile("passe devant tous les SMS"))).isVisible();
    assertAccessible(page);
    button(page, Pattern.compile("^Envoyer Standard")).click();
    assertThat(button(page, Pattern.compile("^Envoyer \\d+ messages"))).isVisible();
  }

  @Test
  void a_limit_that_is_reached_meanwhile_is_told_like_other_figures() {
    Page page = written("Bonjour");
    button(page, Pattern.compile("^Envoyer Standard")).click();
    dialog(page).waitFor();
    limits(world, 2, -1);
    button(page, Pattern.compile("^Envoyer \\d+ messages")).click();
    assertThat(dialog(page)).containsText("dépasse votre seuil de 2 SMS");
    limits(world, 2, 4);
    page.locator(".confirm-typed").fill(String.valueOf(parts(page)));
    button(page, Pattern.compile("^Envoyer \\d+ messages")).click();
    assertThat(dialog(page)).containsText("Il vous reste 4 SMS aujourd’hui sur 4");
    assertThat(world.outbox().campaigns()).isEmpty();
  }

  @Test
  void the_sender_and_the_purpose_are_chosen_shown_and_sent() {
    world.outbox().senders(new SenderId("CHARLEMAGNE"), new SenderId("VIE SCOL"));
    Page page = written("Bonjour");
    assertThat(page.locator(".phone-top")).hasText("CHARLEMAGNE");
    field(page, "Expéditeur").selectOption("VIE SCOL");
    assertThat(page.locator(".phone-top")).hasText("VIE SCOL");
    field(page, "Nature du message").selectOption("OPERATIONAL");
    button(page, Pattern.compile("^Envoyer Standard")).click();
    assertThat(dialog(page)).containsText("VIE SCOL");
    assertThat(dialog(page)).containsText("Vie scolaire");
    assertAccessible(page);
    button(page, Pattern.compile("^Envoyer \\d+ messages")).click();
    page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Suivi de l’envoi"))
        .waitFor();
    assertThat(world.outbox().campaigns().get(0).sender()).contains(new SenderId("VIE SCOL"));
    assertThat(world.outbox().campaigns().get(0).purpose()).isEqualTo(Purpose.OPERATIONAL);
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 360})
  void a_test_to_oneself_is_one_sms_with_the_previewed_text_and_its_price(int width) {
    Page page = compose("secretaire", width);
    selectClass(page, "3e A");
    message(page).fill("Cher #PRENOM");
    page.getByText(TO_BILL).waitFor();
    button(page, "M’envoyer un test").click();
    assertThat(field(page, "Votre portable")).hasValue("06 39 98 00 07");
    assertThat(page.getByTestId("trial-text")).hasText(Pattern.compile("^Cher [A-Z]"));
    assertAccessible(page);
    assertFits(page);
    field(page, "Votre portable").fill("12");
    assertThat(dialog(page)).containsText("n’est pas un numéro de portable");
    field(page, "Votre portable").fill("0639980008");
    button(page, Pattern.compile("^Envoyer le test \\(1 SMS, 0,045")).click();
    assertThat(page.getByText("Le test est parti")).isVisible();
    assertThat(world.outbox().messages()).hasSize(1);
    assertThat(world.outbox().messages().get(0).number().e164()).isEqualTo("+33639980008");
    assertThat(dialog(page)).isHidden();
  }
}
