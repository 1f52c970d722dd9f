package sms.itest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static sms.itest.support.DemoPage.named;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sms.itest.support.Chromium;
import sms.itest.support.DemoPage;
import sms.itest.support.DemoProcess;

/** « SMS envoyés » on the demo's records. Leaves the pictures in docs/images. */
class RecordHistoryIT {
  /** The guardian has a number that does not exist, and no other guardian. */
  private static final String UNREACHABLE = "families/F0024";

  private static final Pattern RECEIVED =
      Pattern.compile("Reçu le \\d{1,2} \\S+ à \\d{2}:\\d{2} \\(1 SMS\\)");

  @TempDir static Path home;

  private static DemoProcess demo;
  private static Chromium chromium;

  private final List<String> complaints = new ArrayList<>();
  private BrowserContext visitor;
  private Page page;

  @BeforeAll
  static void start() {
    demo = DemoProcess.ready(home, DemoProcess.freePort());
    chromium = new Chromium();
  }

  @AfterAll
  static void end() {
    chromium.close();
    demo.close();
  }

  @BeforeEach
  void signIn() {
    visitor = chromium.visitor(1280, 900);
    page = visitor.newPage();
    page.onPageError(complaints::add);
    DemoPage.signIn(page, demo, "secretariat", "ACCUEIL");
  }

  @AfterEach
  void noErrorInThePage() {
    visitor.close();
    Assertions.assertThat(complaints).isEmpty();
  }

  @Test
  void an_sms_written_on_a_record_is_shown_there_and_becomes_received_by_itself() {
    open("families/F0001");
    assertThat(panel().getByText("Vous n’avez envoyé aucun SMS")).isVisible(within(60));

    send("Bonjour, la sortie de jeudi est reportée.");

    assertThat(rows().first()).isVisible(within(30));
    assertThat(rows().first().getByText(RECEIVED)).isVisible(within(60));
    // and on the record of the child
    page.getByRole(AriaRole.MAIN).locator("a[href^='/pupils/']").first().click();
    page.waitForURL("**/pupils/*");
    assertThat(rows().first().getByText(RECEIVED)).isVisible(within(30));
    assertAccessible();
  }

  @Test
  void whom_the_last_sms_did_not_reach_is_said_on_the_record_in_both_languages() {
    open(UNREACHABLE);
    send("Bonjour, la sortie de jeudi est reportée.");
    assertThat(panel().getByRole(AriaRole.STATUS).first())
        .containsText(
            Pattern.compile("Le dernier SMS à NGUYEN .* n’est pas arrivé"),
            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
    open(UNREACHABLE);
    assertThat(panel().getByText("Corrigez le numéro sur la fiche")).isVisible(within(30));
    assertAccessible();
    picture("history");
    page.setViewportSize(360, 740);
    assertFits();
    assertAccessible();
    picture("history-360");
    page.setViewportSize(1280, 900);

    rows().first().press("Enter");
    assertThat(page.getByRole(AriaRole.DIALOG)).containsText("NGUYEN");
    assertAccessible();
    page.keyboard().press("Escape");
    assertThat(rows().first()).isFocused();

    page.getByRole(AriaRole.BUTTON, named("English")).click();
    assertThat(panel().getByText("did not arrive")).isVisible(within(30));
    assertThat(page.getByRole(AriaRole.HEADING, named("SMS sent"))).isVisible();
    page.getByRole(AriaRole.BUTTON, named("Français")).click();
  }

  private void open(String path) {
    page.navigate(demo.address() + path);
  }

  private Locator panel() {
    return page.locator("sms-history");
  }

  private Locator rows() {
    return panel().locator("tr[data-id]");
  }

  /** From the record that is shown, to those who are ticked there. */
  private void send(String text) {
    page.getByRole(AriaRole.LINK, named("Envoyer un SMS")).click();
    page.getByLabel("Message", new Page.GetByLabelOptions().setExact(true)).fill(text);
    page.getByRole(
            AriaRole.BUTTON,
            new Page.GetByRoleOptions().setName(Pattern.compile("^Envoyer Standard")))
        .click();
    page.getByRole(
            AriaRole.BUTTON,
            new Page.GetByRoleOptions().setName(Pattern.compile("^Envoyer \\d+ messages?$")))
        .click();
  }

  private void picture(String name) {
    page.getByRole(AriaRole.HEADING, named("SMS envoyés"))
        .evaluate("e => e.scrollIntoView({block: 'center'})");
    Chromium.picture(page, name);
  }

  private void assertAccessible() {
    Assertions.assertThat(
            new AxeBuilder(page)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                .analyze()
                .getViolations())
        .extracting(rule -> rule.getId() + " " + rule.getNodes())
        .isEmpty();
  }

  private void assertFits() {
    Object overflow =
        page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
    Assertions.assertThat(((Number) overflow).intValue()).isLessThanOrEqualTo(0);
  }

  private static LocatorAssertions.IsVisibleOptions within(int seconds) {
    return new LocatorAssertions.IsVisibleOptions().setTimeout(seconds * 1000.0);
  }
}
