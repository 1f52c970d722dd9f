package sms.itest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static sms.itest.support.DemoPage.menu;
import static sms.itest.support.PageChecks.within;
import static sms.itest.support.SmsPage.addNumber;
import static sms.itest.support.SmsPage.askToSend;
import static sms.itest.support.SmsPage.confirm;
import static sms.itest.support.SmsPage.write;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sms.itest.examples.ModemActivator;
import sms.itest.examples.SpoolGateway;
import sms.itest.support.ActivatedBundle;
import sms.itest.support.Chromium;
import sms.itest.support.DemoPage;
import sms.itest.support.DemoProcess;

/**
 * A third party's gateway bundle in the running demo: installed, configured, used, swapped for its
 * next version, and removed, without a restart. Its pictures are those of docs/gateways.md.
 */
class GatewaySwapIT {
  @TempDir Path home;
  @TempDir Path bundles;
  @TempDir Path spool;

  @Test
  void a_gateway_bundle_comes_is_configured_swapped_and_goes_while_the_demo_runs()
      throws Exception {
    try (DemoProcess demo = DemoProcess.ready(home, DemoProcess.freePort());
        Chromium chromium = new Chromium();
        BrowserContext visitor = chromium.visitor(1280, 720)) {
      Page page = signIn(visitor, demo);
      menu(page, "Passerelles et crédit");
      assertThat(page.getByText("En service", exactly()).first()).isVisible(within(20));
      assertThat(page.getByText("La base de données des SMS s")).hasCount(0, soon());
      Chromium.picture(page, "gateway-1-before");

      ActivatedBundle.watch(home, bundles);
      install("1.0.0");
      page.waitForTimeout(4000);
      assertThat(page.getByText("modem-1.0.0")).hasCount(0); // not configured yet

      configure();
      assertThat(page.getByText("modem-1.0.0")).isVisible(within(30));
      Chromium.picture(page, "gateway-2-configured");
      page.setViewportSize(360, 740);
      Chromium.picture(page, "gateway-2-narrow");
      page.setViewportSize(1280, 720);

      send(page, "06 39 98 44 01");
      awaitSpooled(1);

      menu(page, "Passerelles et crédit");
      install("2.0.0");
      assertThat(page.getByText("modem-2.0.0")).isVisible(within(30));
      assertThat(page.getByText("modem-1.0.0")).hasCount(0);
      Chromium.picture(page, "gateway-3-swapped");

      send(page, "06 39 98 44 02");
      awaitSpooled(2);

      menu(page, "Passerelles et crédit");
      Files.delete(bundles.resolve("modem.jar"));
      assertThat(page.getByText("modem-2.0.0")).hasCount(0, soon());
      assertThat(page.getByText("En service", exactly()).first()).isVisible();
      Chromium.picture(page, "gateway-4-removed");
      assertThat(spooled()).as("each SMS once").hasSize(2);
    }
  }

  private void configure() {
    DemoProcess.configure(home, "example.modem", "folder=\"" + spool + "\"\n");
  }

  private void install(String version) throws IOException {
    ActivatedBundle.write(
        bundles.resolve("modem.jar"),
        "example.modem",
        version,
        "org.osgi.framework,org.osgi.service.cm,sms.api.gateway;version=\"[1,2)\","
            + "sms.api.selection;version=\"[1,2)\"",
        List.of(ModemActivator.class, SpoolGateway.class));
  }

  private List<Path> spooled() throws IOException {
    try (Stream<Path> files = Files.list(spool)) {
      return files.filter(file -> !file.getFileName().toString().startsWith(".")).toList();
    }
  }

  private void awaitSpooled(int count) throws Exception {
    long end = System.nanoTime() + 30_000_000_000L;
    while (spooled().size() < count && System.nanoTime() < end) {
      Thread.sleep(50);
    }
    assertThat(spooled()).hasSize(count);
  }

  private static void send(Page page, String number) {
    menu(page, "SMS");
    addNumber(page, number);
    write(page, "La cantine est fermée demain.");
    confirm(askToSend(page));
    assertThat(page.getByText(Pattern.compile("Terminé|Suivi de l’envoi")).first())
        .isVisible(within(30));
  }

  private static Page signIn(BrowserContext visitor, DemoProcess demo) {
    Page page = visitor.newPage();
    DemoPage.signIn(page, demo.address(), "admin", "DIRECTION");
    return page;
  }

  private static Page.GetByTextOptions exactly() {
    return new Page.GetByTextOptions().setExact(true);
  }

  private static LocatorAssertions.HasCountOptions soon() {
    return new LocatorAssertions.HasCountOptions().setTimeout(30_000);
  }
}
