package sms.itest.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A host that runs, and a browser in front of it, for all tests of a class and of the classes
 * nested in it. After each test the visitors leave, and no page may have complained.
 */
public final class Stage implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  private final Host host;
  private final List<BrowserContext> visitors = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private Path home;
  private HostProcess process;
  private Chromium chromium;

  /** Nothing starts before the first test. */
  public Stage(Host host) {
    this.host = host;
  }

  /** Which host it is. */
  public Host host() {
    return host;
  }

  /** Its data folder. */
  public Path home() {
    return home;
  }

  /** What its process has printed. */
  public String output() {
    return process.output();
  }

  /** Ends it as its people do and starts it again; the exit code. */
  public int restart() throws Exception {
    int code = process.stop();
    process = host.start(home);
    return code;
  }

  /** Somebody signed in, in a browser of his or her own. */
  public Page signedIn(Host.Role role, int width, int height) {
    Page page = visitor(width, height);
    host.signIn(page, role);
    return page;
  }

  /** Somebody nobody knows, in a browser of his or her own. */
  public Page visitor(int width, int height) {
    BrowserContext visitor = chromium.visitor(process.address(), width, height);
    visitors.add(visitor);
    Page page = visitor.newPage();
    page.onConsoleMessage(
        message -> {
          // an answer 4xx or 503 is one of the page's own subjects: it says so in words
          if (message.type().equals("error") && !message.text().startsWith("Failed to load")) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
    return page;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    if (isOutermost(context)) {
      home = Files.createTempDirectory("host-");
      process = host.start(home);
      chromium = new Chromium();
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    visitors.forEach(BrowserContext::close);
    visitors.clear();
    List<String> said = List.copyOf(complaints);
    complaints.clear();
    assertThat(said).as("errors in the browser's console").isEmpty();
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    if (!isOutermost(context)) {
      return;
    }
    if (chromium != null) {
      chromium.close();
    }
    if (process != null) {
      process.close();
    }
    host.close();
    Folders.delete(home);
  }

  private static boolean isOutermost(ExtensionContext context) {
    return context.getRequiredTestClass().getEnclosingClass() == null;
  }
}
