package sms.ui.contrib.internal.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import sms.ui.contrib.internal.Chromium;
import sms.ui.contrib.internal.api.ApiServlet;
import sms.ui.contrib.internal.api.TestApi;
import sms.ui.contrib.internal.world.TestServer;
import sms.ui.contrib.internal.world.World;

/** The screens in the system's Chromium, over a world in memory. */
abstract class BrowserTest {
  private static Chromium chromium;

  World world;
  TestServer server;
  private ApiServlet api;
  private final List<BrowserContext> contexts = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();

  @BeforeAll
  static void openChromium() {
    chromium = new Chromium();
  }

  @AfterAll
  static void closeChromium() {
    chromium.close();
  }

  @BeforeEach
  void startServer() throws Exception {
    world = new World(clock());
    api = TestApi.of(world);
    server = new TestServer(world, api, 0);
  }

  /** The server's; a test of a certain day has one that stands still. */
  Clock clock() {
    return Clock.systemUTC();
  }

  @AfterEach
  void stopServer() throws Exception {
    contexts.forEach(BrowserContext::close);
    server.close();
    assertThat(complaints).as("what the browser's console complains about").isEmpty();
  }

  /** A new tab of that user. */
  Page tab(String user, int width) {
    return tab(user, width, false);
  }

  Page tab(String user, int width, boolean dark) {
    BrowserContext context = chromium.visitor(server.address(), user, width, 860, dark);
    contexts.add(context);
    Page page = context.newPage();
    page.onPageError(complaints::add);
    page.onRequest(this::holdAgainstDescription);
    page.onConsoleMessage(
        message -> {
          // The browser reports every answer above 399; those that are meant are checked in the
          // page.
          if (message.type().equals("error") && !message.text().startsWith("Failed to load")) {
            complaints.add(message.text());
          }
        });
    return page;
  }

  private void holdAgainstDescription(Request request) {
    String path = URI.create(request.url()).getPath();
    if (path.startsWith("/sms/api/") && request.postData() != null) {
      String below = path.substring("/sms/api".length());
      TestApi.wrongRequest(api, request.method(), below, request.postData())
          .ifPresent(wrong -> complaints.add(path + " " + wrong));
    }
  }

  Page compose(String user, int width) {
    Page page = tab(user, width);
    page.navigate("/sms/page/compose");
    button(page, "Sélectionner").waitFor();
    return page;
  }

  static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  static Locator button(Page page, Pattern name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  static Locator field(Page page, String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
  }

  static Locator message(Page page) {
    return field(page, "Message");
  }

  /** Chooses classes in the list « Classe ». */
  static void chooseClasses(Page page, String... classes) {
    field(page, "Classe").click();
    for (String name : classes) {
      field(page, name).check();
    }
    page.keyboard().press("Escape");
  }

  static void selectClass(Page page, String name) {
    chooseClasses(page, name);
    button(page, "Sélectionner").click();
    page.getByText(Pattern.compile("^\\d+ destinataires$")).waitFor();
  }

  static int recipients(Page page) {
    String text = page.getByText(Pattern.compile("^\\d+ destinataires?$")).first().textContent();
    return Integer.parseInt(text.replaceAll("\\D", ""));
  }

  /** A picture for people, where one is asked for: -Dsms.pictures=DIR. */
  static void picture(Page page, String name) {
    Optional.ofNullable(System.getProperty("sms.pictures"))
        .ifPresent(
            folder ->
                page.screenshot(
                    new Page.ScreenshotOptions()
                        .setPath(Path.of(folder, name + ".png"))
                        .setFullPage(true)));
  }

  /** Shows that a tool for accessibility finds nothing wrong (WCAG 2.2 A and AA). */
  static void assertAccessible(Page page) {
    List<Rule> violations =
        new AxeBuilder(page)
            .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
            .analyze()
            .getViolations();
    assertThat(violations)
        .extracting(
            rule ->
                rule.getId()
                    + ": "
                    + rule.getNodes().stream()
                        .map(node -> node.getTarget() + " " + node.getFailureSummary())
                        .limit(3)
                        .toList())
        .isEmpty();
  }

  /** Shows that nothing sticks out to the right. */
  static void assertFits(Page page) {
    assertThat(
            page.evaluate(
                "() => document.documentElement.scrollWidth -"
                    + " document.documentElement.clientWidth"))
        .isEqualTo(0);
  }
}
