package sms.ui.contrib.internal;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The system's Chromium, driven by Playwright. */
public final class Chromium implements AutoCloseable {
  /** Long: several builds share the machine. */
  private static final double TIMEOUT_MILLIS = 30_000;

  private final Playwright playwright;
  private final Browser browser;

  /** Starts it; fails by name when no Chromium is installed. */
  public Chromium() {
    PlaywrightAssertions.setDefaultAssertionTimeout(TIMEOUT_MILLIS);
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

  /** A fresh profile signed in as that user; an empty name for nobody. */
  public BrowserContext visitor(URI address, String user, int width, int height, boolean dark) {
    BrowserContext context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setBaseURL(address.toString())
                .setLocale("fr-FR")
                .setTimezoneId("Europe/Paris")
                .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setViewportSize(width, height));
    context.setDefaultTimeout(TIMEOUT_MILLIS);
    if (!user.isEmpty()) {
      context.addCookies(List.of(new Cookie("user", user).setUrl(address.toString())));
    }
    return context;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
