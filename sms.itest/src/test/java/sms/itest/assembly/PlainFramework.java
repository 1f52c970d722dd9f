package sms.itest.assembly;

import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.framework.startlevel.BundleStartLevel;

/**
 * A program of somebody else's around an OSGi framework: starts the bundles that it is told, in the
 * order of cnf/README.md, and ends them on SIGTERM. Settings are system properties.
 */
public final class PlainFramework {
  private static final long STOP_MILLIS = 20_000;

  private PlainFramework() {}

  /**
   * Returns when the framework has stopped.
   *
   * @param jars the bundles' files
   */
  public static void main(String[] jars) throws BundleException, InterruptedException {
    Framework framework =
        ServiceLoader.load(FrameworkFactory.class)
            .findFirst()
            .orElseThrow()
            .newFramework(
                Map.of(
                    Constants.FRAMEWORK_STORAGE,
                    Path.of(System.getProperty("sms.home"), "felix").toString(),
                    Constants.FRAMEWORK_STORAGE_CLEAN,
                    Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT,
                    Constants.FRAMEWORK_BEGINNING_STARTLEVEL,
                    Integer.toString(StartLevel.LAST)));
    framework.init();
    for (String jar : jars) {
      install(framework, Path.of(jar));
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(framework)));
    framework.start();
    framework.waitForStop(0);
  }

  private static void install(Framework framework, Path jar) throws BundleException {
    Bundle bundle = framework.getBundleContext().installBundle("reference:" + jar.toUri());
    bundle.adapt(BundleStartLevel.class).setStartLevel(StartLevel.of(jar));
    if (bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null) {
      bundle.start();
    }
  }

  private static void stop(Framework framework) {
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
