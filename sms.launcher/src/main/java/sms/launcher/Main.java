package sms.launcher;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import org.osgi.framework.BundleException;

/**
 * Entry point of the demo's jar.
 *
 * <p>Exit codes: 0 stopped by itself (from the shell), 2 refused to start, with one sentence saying
 * why; after Ctrl-C and SIGTERM the JVM's own 130 and 143.
 */
public final class Main {
  private static final int REFUSED = 2;
  private static final long PAGE_MILLIS = 30_000;

  private Main() {}

  /** Starts the demo and returns when its framework has stopped. Takes no arguments. */
  public static void main(String[] arguments) throws InterruptedException {
    try {
      Settings settings = Settings.read(System.getProperties());
      try (HomeLock lock = HomeLock.acquire(settings.home())) {
        Ports.requireFree(settings.port());
        run(settings, new PackedFiles(settings.home()));
      }
    } catch (RefusalException e) {
      System.err.println(e.getMessage());
      System.exit(REFUSED);
    } catch (IOException | BundleException e) {
      System.err.println(Messages.text("failed", String.valueOf(e.getMessage())));
      System.exit(REFUSED);
    }
  }

  private static void run(Settings settings, PackedFiles packed)
      throws IOException, BundleException, InterruptedException {
    packed.seedHome();
    DemoFramework framework =
        new DemoFramework(LaunchProperties.resolve(settings), packed.frameworkStorage());
    Runtime.getRuntime().addShutdownHook(new Thread(framework::stop, "sms-stop"));
    framework.install(packed.bundles());

    framework.start(StartOrder::isForPages);
    FirstPage page = FirstPage.await(settings.address(), PAGE_MILLIS);
    if (page.answered()) {
      announce(settings.address(), page);
      framework.start(StartOrder::isForData);
    } else {
      framework.start(StartOrder::isForData);
      announce(settings.address(), FirstPage.await(settings.address(), PAGE_MILLIS));
    }
    framework.awaitStop();
  }

  private static void announce(URI address, FirstPage page) {
    long jvmStart = ManagementFactory.getRuntimeMXBean().getStartTime();
    System.out.println(
        page.answered()
            ? Messages.text("ready", address, (page.at() - jvmStart) / 1000.0)
            : Messages.text("notReady", address));
  }
}
