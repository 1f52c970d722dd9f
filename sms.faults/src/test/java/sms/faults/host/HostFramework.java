package sms.faults.host;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.connect.ConnectFrameworkFactory;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.util.tracker.ServiceTracker;

/**
 * A framework with the bundles that ship. {@code sms.api} and the logging are those of the class
 * path, so that this process speaks with the bundles through plain Java.
 */
public final class HostFramework {
  private static final long PATIENCE_MILLIS = 60_000;

  /** Neither needed for sending, nor there twice. */
  private static final List<String> LEFT_OUT =
      List.of(
          "sms.api",
          "sms.ui",
          "sms.selection",
          "sms.compose",
          "libphonenumber",
          "slf4j",
          "logback",
          "org.apache.aries.spifly",
          "asm-9",
          "asm-analysis",
          "asm-commons",
          "asm-tree",
          "asm-util",
          "org.apache.felix.log",
          "org.apache.felix.fileinstall",
          "org.apache.felix.gogo.command",
          "org.apache.felix.gogo.shell",
          "org.osgi.service.jdbc");

  /** What was left out and is asked for. */
  private static final String REPLACED =
      "osgi.extender;osgi.extender=\"osgi.serviceloader.registrar\";version:Version=\"1.0\","
          + "osgi.extender;osgi.extender=\"osgi.serviceloader.processor\";version:Version=\"1.0\","
          + "osgi.implementation;osgi.implementation=\"osgi.http\";version:Version=\"2.0\"";

  private final Framework framework;
  private final Map<String, Bundle> bundles = new LinkedHashMap<>();

  /**
   * @param folder of bundles
   * @param properties of the framework
   */
  HostFramework(Path folder, Map<String, String> properties) throws IOException, BundleException {
    Map<String, String> all = new HashMap<>(properties);
    all.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
    all.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, sharedPackages());
    all.put(Constants.FRAMEWORK_SYSTEMCAPABILITIES_EXTRA, REPLACED);
    all.put("felix.log.level", "1");
    boolean flat = Boolean.getBoolean("faults.flat");
    framework =
        flat
            ? the(ConnectFrameworkFactory.class).newFramework(all, new FlatBundles())
            : the(FrameworkFactory.class).newFramework(all);
    framework.start();
    for (Path jar : jars(folder)) {
      Bundle bundle =
          context().installBundle((flat ? FlatBundles.LOCATION : "reference:") + jar.toUri());
      bundles.put(bundle.getSymbolicName(), bundle);
    }
  }

  private static <T> T the(Class<T> factory) {
    return ServiceLoader.load(factory).findFirst().orElseThrow();
  }

  /** The jars of that folder that are installed. */
  public static List<Path> jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(jar -> jar.toString().endsWith(".jar"))
          .filter(jar -> LEFT_OUT.stream().noneMatch(jar.getFileName().toString()::startsWith))
          .sorted()
          .toList();
    }
  }

  BundleContext context() {
    return framework.getBundleContext();
  }

  Bundle bundle(String symbolicName) {
    Bundle bundle = bundles.get(symbolicName);
    if (bundle == null) {
      throw new IllegalArgumentException("no bundle " + symbolicName);
    }
    return bundle;
  }

  /** Starts those bundles; what only lends its classes need not be started. */
  void start(List<String> symbolicNames) throws BundleException {
    for (String name : symbolicNames) {
      bundle(name).start();
    }
  }

  void stop() throws BundleException, InterruptedException {
    framework.stop();
    framework.waitForStop(PATIENCE_MILLIS);
  }

  /** The service, when it is there. */
  <T> T service(Class<T> type, String filter) {
    try {
      ServiceTracker<T, T> tracker =
          new ServiceTracker<>(
              context(),
              context().createFilter("(&(objectClass=" + type.getName() + ")" + filter + ")"),
              null);
      tracker.open();
      T service = tracker.waitForService(PATIENCE_MILLIS);
      if (service == null) {
        throw new IllegalStateException("no " + type.getName());
      }
      return service;
    } catch (InterruptedException | org.osgi.framework.InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A service of a bundle's own type, when it is there. */
  Optional<Object> service(String type) {
    return Optional.ofNullable(context().getServiceReference(type)).map(context()::getService);
  }

  <T> void register(Class<T> type, T service, Map<String, Object> properties) {
    Dictionary<String, Object> dictionary = new Hashtable<>(properties);
    context().registerService(type, service, dictionary);
  }

  /** The packages of the class path that the bundles share, with their versions. */
  private static String sharedPackages() throws IOException {
    List<String> packages = new ArrayList<>();
    for (String name :
        List.of("org.slf4j", "org.slf4j.event", "org.slf4j.helpers", "org.slf4j.spi")) {
      packages.add(name + ";version=\"2.0.20\""); // and as the older one that some ask for
      packages.add(name + ";version=\"1.7.36\"");
    }
    for (Class<?> one :
        List.of(
            sms.api.dispatch.Outbox.class,
            org.osgi.service.jdbc.DataSourceFactory.class,
            org.osgi.service.cm.ConfigurationAdmin.class)) {
      packages.add(exports(one));
    }
    return String.join(",", packages);
  }

  private static String exports(Class<?> one) throws IOException {
    String location = one.getProtectionDomain().getCodeSource().getLocation().toString();
    String manifest =
        location.endsWith("/")
            ? location + "META-INF/MANIFEST.MF"
            : "jar:" + location + "!/META-INF/MANIFEST.MF";
    try (InputStream in = java.net.URI.create(manifest).toURL().openStream()) {
      return new Manifest(in).getMainAttributes().getValue(Constants.EXPORT_PACKAGE);
    }
  }
}
