package sms.itest.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static sms.itest.support.PageChecks.assertAccessible;
import static sms.itest.support.PageChecks.assertFits;
import static sms.itest.support.PageChecks.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import sms.itest.support.Host;
import sms.itest.support.Said;
import sms.itest.support.Said.By;
import sms.itest.support.SmsPage;

/**
 * Our screens, as somebody works in them who reads one language.
 *
 * @param page what is shown
 * @param said what is read there
 */
public record Screens(Host host, Page page, Said said) {
  private static final Path PICTURES = Path.of("target", "guide");

  /**
   * A place that one comes by: nothing sticks out of it, and it is accessible. Leaves a picture in
   * {@code target/guide}.
   */
  public void station(String name) {
    page.waitForLoadState();
    String picture =
        "%s-%s-%d.png"
            .formatted(name, page.locator("html").getAttribute("lang"), page.viewportSize().width);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(PICTURES.resolve(host.getClass().getSimpleName()).resolve(picture)));
    assertFits(page);
    assertAccessible(page);
  }

  /** Follows an entry of the host's menu. */
  public void menu(String key) {
    host.menu(page, said.text(By.SERVER, key));
  }

  public Locator button(String key) {
    return page.getByRole(AriaRole.BUTTON, SmsPage.named(said.text(key)));
  }

  public Locator radio(String key) {
    return page.getByRole(AriaRole.RADIO, SmsPage.named(said.text(key)));
  }

  public Locator heading(String key) {
    return page.getByRole(AriaRole.HEADING, SmsPage.named(said.text(key)));
  }

  /** By the label that our screens give it. */
  public Locator field(String key) {
    return labelled(said.text(key));
  }

  public Locator labelled(String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
  }

  public Locator sentence(String key) {
    return page.getByText(said.pattern(key)).first();
  }

  public Locator dialog() {
    return page.getByRole(AriaRole.DIALOG);
  }

  // Whom one writes to

  /** Opens the list of filters where some of them are folded away. */
  void unfoldFilters() {
    assertThat(filterName("class.label")).isVisible();
    Locator more = page.getByText(said.pattern("criteria.more"));
    if (more.isVisible()) {
      more.click();
    }
  }

  /** What stands over a filter. */
  Locator filterName(String key) {
    return page.getByText(said.text(By.SELECTION, key), new Page.GetByTextOptions().setExact(true))
        .first();
  }

  /** Ticks a value of a filter; where there are many, they are in a list that is opened. */
  public void choose(String filterKey, String value) {
    String filter = said.text(By.SELECTION, filterKey);
    Locator inSight = page.getByRole(AriaRole.GROUP, SmsPage.named(filter));
    Locator list =
        page.getByRole(AriaRole.BUTTON, SmsPage.named(filter + " " + said.text("choices.all")));
    inSight.or(list).first().waitFor();
    if (list.isVisible()) {
      list.click();
      labelled(value).check();
      page.keyboard().press("Escape");
    } else {
      inSight.getByLabel(value, new Locator.GetByLabelOptions().setExact(true)).check();
    }
  }

  /** Presses « Sélectionner »; how many it finds. */
  public int select() {
    button("select").click();
    assertThat(button("select")).isEnabled();
    return recipients();
  }

  public int recipients() {
    return Integer.parseInt(sentence("recipients").textContent().replaceAll("\\D", ""));
  }

  /** What was selected, in a sentence. */
  Locator explanation() {
    return page.getByTestId("explanation");
  }

  /** Those of that name in the grid of recipients, looked up where it is long. */
  Locator recipient(String name) {
    return row("recipients.grid", "recipients.find", name);
  }

  /** Those of that name among the ignored. */
  public Locator ignored(String name) {
    return row("ignored", "ignored.find", name);
  }

  private Locator row(String grid, String search, String name) {
    if (field(search).isVisible()) {
      field(search).fill(name);
    }
    return page.getByRole(AriaRole.GRID, SmsPage.named(said.text(grid)))
        .getByRole(AriaRole.ROW)
        .filter(new Locator.FilterOptions().setHasText(name));
  }

  /** Adds a mobile that is typed. */
  void type(String number) {
    field("number").fill(number);
    button("number.add").click();
  }

  // What one writes, and the sending

  Locator message() {
    return field("message");
  }

  /** Begins with a predefined message, which the school named in its own language. */
  public void begin(String message) {
    String name = new Said(Locale.FRENCH).text(By.TEMPLATES, message + ".name");
    field("templates").selectOption(name);
  }

  /** The button that sends by a mode. */
  Locator send(String mode) {
    return page.getByRole(
        AriaRole.BUTTON,
        new Page.GetByRoleOptions()
            .setName(
                Pattern.compile("^" + said.text("send") + "\\s+" + said.text("mode." + mode))));
  }

  /** Sends by the mode that is usual, and waits until all has left. */
  void send() {
    send("STANDARD").click();
    dialog()
        .getByRole(
            AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(said.pattern("confirm.send")))
        .click();
    assertThat(sentence("progress.settled")).isVisible(within(60));
  }

  /** A word to a number that is typed. */
  public void sendTo(String number) {
    type(number);
    message().fill("Bonjour");
    send();
  }

  // The recap

  public Locator lines() {
    return page.locator("tr[data-id]");
  }
}
