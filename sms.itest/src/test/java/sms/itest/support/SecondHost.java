package sms.itest.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static sms.itest.support.SmsPage.named;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import sms.itest.assembly.BuiltBundle;

/** A host that has nothing of the demo: other people, other pages, another way in. */
public final class SecondHost implements Host {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final RememberingProvider provider = new RememberingProvider();
  private String address = "";

  /** With a provider outside of it. */
  public SecondHost() {
    provider.nobodyHas("7120");
  }

  @Override
  public Cast cast() {
    return new Cast(
        "Lycée maritime de Brest",
        "2de Cotre",
        "1re Goélette",
        "FAMILY:2026/15",
        "DANIÉLOU Maëlle",
        "FAMILY:2026/20",
        "LE GALL",
        "06 39 98 77 11",
        "loic",
        new Cast.Relatives(
            "DANIÉLOU Anne",
            "KERVELLA Anne",
            "GUÉGUEN Anne",
            "FAMILY:2026/5",
            "BOZEC Yann",
            "29200"));
  }

  @Override
  public HostProcess start(Path home) throws Exception {
    int port = HostProcess.freePort();
    Files.createDirectories(home.resolve("etc"));
    HostProcess.configure(home, "sms.selection", "fictional.numbers=[ \"+3363998\", ]\n");
    HostProcess.configure(
        home,
        "sms.gateway.json-provider",
        """
        id="provider"
        sender="LYCEE"
        url="%s"
        body.type="form"
        body="to={to.digits}&text={text}&reference={reference}&callback={callback}"
        answers=[ "201 = accepted", ]
        answer.id="/id"
        callback.base="http://127.0.0.1:%d"
        .token="%s"
        report.reference="/reference"
        report.id="/id"
        report.status="/status"
        report.code="/code"
        report.statuses=[ "delivered = DELIVERED", "undelivered = UNDELIVERED", ]
        report.codes=[ "invalid = INVALID_NUMBER", ]
        currency="EUR"
        tariff.STANDARD=":0.045"
        tariff.ECONOMY=":0.03"
        """
            .formatted(provider.address(), port, token()));
    HostProcess process = SecondHostProcess.ready(home, port, BuiltBundle.secondHost());
    address = process.address();
    return process;
  }

  private static String token() {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().encodeToString(random);
  }

  @Override
  public void signIn(Page page, Role role) {
    String user =
        switch (role) {
          case SECRETARY -> cast().secretary();
          case CLERK -> "soizic";
          case ADMINISTRATOR -> "anna";
          case BLOCKED -> "erwan";
        };
    // as if typed into the browser's dialog, which the browser remembers
    String password = new StringBuilder(user).reverse().toString();
    page.navigate(address.replace("//", "//" + user + ":" + password + "@") + "bureau/");
    page.navigate("/bureau/");
    page.getByRole(AriaRole.HEADING, named("Familles")).waitFor();
  }

  @Override
  public void menu(Page page, String entry) {
    page.getByRole(AriaRole.NAVIGATION, named("Bureau"))
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(entry).setExact(true))
        .click();
  }

  @Override
  public void open(Page page, String record) {
    page.navigate("/bureau/fr/dossier?ref=" + URLEncoder.encode(record, UTF_8));
  }

  @Override
  public void speak(Page page, Locale language) {
    String name = language.equals(Locale.ENGLISH) ? "English" : "Français";
    page.getByRole(AriaRole.LINK, named(name)).click();
  }

  @Override
  public void awaitOnTelephone(Page page, String part) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (provider.texts().stream().noneMatch(text -> text.contains(part))
        && System.nanoTime() < end) {
      page.waitForTimeout(100);
    }
    assertThat(provider.texts()).anySatisfy(text -> assertThat(text).contains(part));
  }

  @Override
  public void providerGoes(Path home) {
    provider.goAway();
  }

  @Override
  public void providerIsBack(Path home) {
    provider.comeBack();
  }

  /** One, of our screen where writing is done. */
  @Override
  public void picture(Page page, String name) {
    if (name.equals("compose")) {
      Chromium.picture(page, "second-host");
    }
  }

  @Override
  public void close() {
    provider.close();
  }
}
