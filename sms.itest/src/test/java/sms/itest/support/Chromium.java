package sms.itest.support;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The system's Chromium, driven by Playwright. */
public final class Chromium implements AutoCloseable {
  /** Where the documentation's pictures are. */
  public static final Path IMAGES = Path.of("../docs/images");

  private final Playwright playwright;
  private final Browser browser;

  /** Starts it; fails by name when no Chromium is installed. */
  public Chromium() {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(executable())
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync",
                            "--no-first-run")));
  }

  private static Path executable() {
    return Stream.of(
            "/usr/bin/chromium-headless-shell", // without an interface: much less to start
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new AssertionError("Chromium is missing: apt-get install chromium-headless-shell"));
  }

  /** A fresh profile, no cookies, in French. */
  public BrowserContext visitor(int width, int height) {
    return browser.newContext(options(width, height));
  }

  /** The same, for whom paths are below that address. */
  public BrowserContext visitor(String address, int width, int height) {
    return browser.newContext(options(width, height).setBaseURL(address));
  }

  private static Browser.NewContextOptions options(int width, int height) {
    return new Browser.NewContextOptions()
        .setLocale("fr-FR")
        .setTimezoneId("Europe/Paris")
        .setViewportSize(width, height);
  }

  /** Keeps a picture of the page for the documentation. */
  public static void picture(Page page, String name) {
    page.screenshot(new ScreenshotOptions().setPath(IMAGES.resolve(name + ".png")));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
