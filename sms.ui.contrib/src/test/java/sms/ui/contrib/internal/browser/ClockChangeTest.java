package sms.ui.contrib.internal.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A deferred send on the two nights when the clocks change; the server's day is in October. */
class ClockChangeTest extends BrowserTest {
  private static final String TWICE = "25/10/2026";
  private static final String FIRST = "la première (heure d’été)";
  private static final String SECOND = "la seconde (heure d’hiver)";
  private static final Pattern SEND = Pattern.compile("^Envoyer Standard");

  @Override
  Clock clock() {
    return Clock.fixed(Instant.parse("2026-10-20T10:00:00Z"), ZoneOffset.UTC);
  }

  private Page writing(int width) {
    Page page = compose("secretaire", width);
    button(page, "Sélectionner").click();
    page.getByText(Pattern.compile("^\\d+ destinataires$")).waitFor();
    message(page).fill("Bonjour");
    page.getByText("Envoi différé").click();
    return page;
  }

  private static void type(Locator date, Locator time, String day, String hour) {
    date.fill(day);
    date.press("Tab");
    time.fill(hour);
    time.press("Tab");
  }

  private static void type(Page page, String day, String hour) {
    type(field(page, "Date"), field(page, "Heure"), day, hour);
  }

  @ParameterizedTest
  @ValueSource(ints = {1280, 360})
  void the_hour_that_comes_twice_is_asked_about_before_anything_is_confirmed(int width) {
    Page page = writing(width);
    type(page, TWICE, "2h30");
    assertThat(page.getByText("Cette heure existe deux fois ce jour-là")).isVisible();
    assertAccessible(page);
    assertFits(page);
    button(page, SEND).click(); // nothing is confirmed without an answer
    assertThat(field(page, FIRST)).isVisible();
    assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.DIALOG)).hasCount(0);

    field(page, SECOND).check();
    assertThat(page.getByText("Départ le dimanche 25 octobre 2026 à 02:30")).isVisible();
    button(page, SEND).click();
    button(page, Pattern.compile("^Programmer")).click();
    page.getByText("Suivi de l’envoi").waitFor();
    assertThat(world.outbox().campaigns().get(0).notBefore())
        .contains(Instant.parse("2026-10-25T01:30:00Z"));
  }

  @Test
  void another_time_takes_the_question_back() {
    Page page = writing(1280);
    type(page, TWICE, "2h30");
    field(page, FIRST).check();
    type(page, TWICE, "3h30");
    assertThat(page.getByText("Départ le dimanche 25 octobre 2026 à 03:30")).isVisible();
    assertThat(field(page, FIRST)).hasCount(0);
  }

  @Test
  void the_hour_that_does_not_exist_is_told_at_its_field() {
    Page page = writing(1280);
    type(page, "28/03/2027", "2h30");
    assertThat(page.getByText(Pattern.compile("Cette heure n’existe pas"))).isVisible();
    button(page, SEND).click();
    assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.DIALOG)).hasCount(0);
  }

  @Test
  void who_moves_a_sending_into_that_hour_is_asked_too() {
    Page page = writing(1280);
    type(page, TWICE, "18h30");
    button(page, SEND).click();
    button(page, Pattern.compile("^Programmer")).click();
    page.getByText("Suivi de l’envoi").waitFor();
    button(page, "Changer la date").click();
    Locator schedule = page.locator("sms-schedule");
    type(
        schedule.getByLabel("Date", new Locator.GetByLabelOptions().setExact(true)),
        schedule.getByLabel("Heure", new Locator.GetByLabelOptions().setExact(true)),
        TWICE,
        "2h30");
    button(page, "Enregistrer la date").click();
    assertThat(schedule.getByText("Cette heure existe deux fois ce jour-là")).isVisible();
    assertAccessible(page);
    schedule.getByLabel(FIRST).check();
    button(page, "Enregistrer la date").click();
    assertThat(button(page, "Changer la date")).isVisible();
    assertThat(world.outbox().campaigns().get(0).notBefore())
        .contains(Instant.parse("2026-10-25T00:30:00Z"));
  }
}
