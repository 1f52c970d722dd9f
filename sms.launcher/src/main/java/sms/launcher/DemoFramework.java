package sms.launcher;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Predicate;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** One OSGi framework, from the start of its bundles to its end. */
final class DemoFramework {
  private static final long STOP_MILLIS = 20_000;

  private final Framework framework;
  private final Map<Path, Bundle> installed = new LinkedHashMap<>();

  /**
   * Prepares a framework.
   *
   * @param storage the folder of its cache, emptied at the start
   */
  DemoFramework(Map<String, String> properties, Path storage) {
    Map<String, String> all = new HashMap<>(properties);
    all.put(Constants.FRAMEWORK_STORAGE, storage.toString());
    all.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
    framework =
        ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow().newFramework(all);
  }

  /** Starts the framework itself and installs the bundles where they lie, in their order. */
  void install(List<Path> bundles) throws BundleException {
    framework.start();
    for (Path bundle : bundles) {
      installed.put(
          bundle, framework.getBundleContext().installBundle("reference:" + bundle.toUri()));
    }
  }

  /** Starts, in their order, the installed bundles that {@code chosen} accepts. */
  void start(Predicate<Path> chosen) {
    installed.forEach(
        (file, bundle) -> {
          if (chosen.test(file) && bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null) {
            start(bundle);
          }
        });
  }

  /** One that fails leaves the others their chance; the console says which and why. */
  private static void start(Bundle bundle) {
    try {
      bundle.start();
    } catch (BundleException e) {
      System.err.println(
          Messages.text("bundleFailed", bundle.getSymbolicName(), String.valueOf(e.getMessage())));
    }
  }

  /** Returns when the framework has stopped, whoever stopped it. */
  void awaitStop() throws InterruptedException {
    framework.waitForStop(0);
  }

  /** Stops the bundles in reverse order and waits for them, 20 s at most. */
  void stop() {
    try {
      framework.stop();
      framework.waitForStop(STOP_MILLIS);
    } catch (BundleException e) {
      System.err.println(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
