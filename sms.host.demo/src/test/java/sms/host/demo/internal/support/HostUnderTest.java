package sms.host.demo.internal.support;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** This bundle in a real framework, behind the real whiteboard. */
public final class HostUnderTest implements AutoCloseable {
  /** Bundles on the class path that are installed beside ours, by the beginning of their name. */
  private static final List<String> BESIDE =
      List.of(
          "org.apache.felix.scr",
          "org.apache.felix.configadmin",
          "org.apache.felix.http.jetty",
          "org.osgi.service.component",
          "org.osgi.util.",
          "org.apache.commons.",
          "com.fasterxml.jackson.",
          "de.siegmar.fastcsv",
          "sms.directory.csv");

  /** What tests and bundles see as one, so that tests can register servlets and contributions. */
  private static final String SHARED =
      String.join(
          ",",
          "sms.api.host;version=1.0.0",
          "sms.api.directory;version=1.0.0",
          "sms.api.portal;version=1.0.0",
          "sms.api.dispatch;version=1.1.0",
          "sms.api.gateway;version=1.1.0",
          "sms.api.recap;version=1.0.0",
          "sms.api.selection;version=1.0.0",
          "org.osgi.service.cm;version=1.6.1",
          servlets("jakarta", "6.1"),
          servlets("javax", "3.1"),
          "org.slf4j;version=2.0.20",
          "org.slf4j.spi;version=2.0.20",
          "org.slf4j.event;version=2.0.20",
          "org.slf4j.helpers;version=2.0.20");

  private static final String CONTRACTS =
      "osgi.contract;osgi.contract=JakartaServlet;version:List<Version>=\"5.0,6.0,6.1\","
          + "osgi.contract;osgi.contract=JavaServlet;version:List<Version>=\"3.1,4.0\"";

  private final Framework framework;
  private final int port;

  private HostUnderTest(Framework framework, int port) {
    this.framework = framework;
    this.port = port;
  }

  /**
   * Starts it and waits until it answers.
   *
   * @param home a folder for what it keeps
   * @param properties more framework properties
   */
  public static HostUnderTest start(Path home, Map<String, String> properties) {
    int port = freePort();
    Map<String, String> all = new HashMap<>();
    all.put(Constants.FRAMEWORK_STORAGE, home.resolve("framework").toString());
    all.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, SHARED);
    all.put(Constants.FRAMEWORK_SYSTEMCAPABILITIES_EXTRA, CONTRACTS);
    all.put("org.apache.felix.http.host", "127.0.0.1");
    all.put("org.osgi.service.http.port", Integer.toString(port));
    all.put("felix.log.level", "1");
    all.put("sms.home", home.toString());
    all.putAll(properties);
    Framework framework =
        ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow().newFramework(all);
    HostUnderTest host = new HostUnderTest(framework, port);
    try {
      framework.start();
      List<Bundle> installed = new ArrayList<>();
      for (String location : locations()) {
        installed.add(framework.getBundleContext().installBundle(location));
      }
      for (Bundle bundle : installed) {
        bundle.start();
      }
      host.awaitAnswer();
      return host;
    } catch (BundleException e) {
      throw new AssertionError(e);
    }
  }

  private static String servlets(String root, String version) {
    return Stream.of("", ".annotation", ".descriptor", ".http")
        .map(part -> root + ".servlet" + part + ";version=" + version)
        .collect(Collectors.joining(","));
  }

  private static List<String> locations() {
    List<String> found = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(entry).toAbsolutePath();
      if (beside(path)) {
        found.add("reference:" + path.toUri());
      }
    }
    found.add("reference:" + Path.of("target/classes").toAbsolutePath().toUri());
    return found;
  }

  private static boolean beside(Path path) {
    String name =
        manifest(path)
            .map(manifest -> manifest.getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME))
            .orElse("");
    return BESIDE.stream().anyMatch(name::startsWith);
  }

  /** That of a jar, or of a folder as the build of the whole leaves it. */
  private static Optional<Manifest> manifest(Path path) {
    Path unpacked = path.resolve("META-INF/MANIFEST.MF");
    try {
      if (Files.isRegularFile(unpacked)) {
        try (InputStream in = Files.newInputStream(unpacked)) {
          return Optional.of(new Manifest(in));
        }
      }
      if (!Files.isRegularFile(path)) {
        return Optional.empty();
      }
      try (JarFile jar = new JarFile(path.toFile())) {
        return Optional.ofNullable(jar.getManifest());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitAnswer() {
    await(
        "an answer",
        () -> {
          try {
            return new Visitor(this).get("/login").statusCode() != 404;
          } catch (UncheckedIOException e) {
            return false;
          }
        });
  }

  /** Waits for something, 30 s at most. */
  public static void await(String what, Callable<Boolean> condition) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    try {
      while (!condition.call()) {
        if (System.nanoTime() > end) {
          throw new AssertionError("waited in vain for " + what);
        }
        Thread.sleep(20);
      }
    } catch (AssertionError e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** The address of that path. */
  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** Its port. */
  public int port() {
    return port;
  }

  /** Registers a service, as another bundle would. */
  public <T> ServiceRegistration<T> register(
      Class<T> type, T service, Map<String, Object> properties) {
    Dictionary<String, Object> all = new Hashtable<>(properties);
    return framework.getBundleContext().registerService(type, service, all);
  }

  /** Whether there is a service of that type. */
  public boolean has(Class<?> type) {
    return references(type) != null;
  }

  /** A service of that type. */
  public <T> T service(Class<T> type) {
    return Stream.ofNullable(references(type))
        .flatMap(Arrays::stream)
        .findFirst()
        .map(found -> type.cast(framework.getBundleContext().getService(found)))
        .orElseThrow(() -> new AssertionError("no " + type.getName()));
  }

  private ServiceReference<?>[] references(Class<?> type) {
    try {
      return framework.getBundleContext().getAllServiceReferences(type.getName(), null);
    } catch (InvalidSyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** Configures that PID. */
  public void configure(String pid, Map<String, Object> settings) {
    try {
      Configuration configuration = service(ConfigurationAdmin.class).getConfiguration(pid, "?");
      configuration.update(new Hashtable<>(settings));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes the configuration of that PID away. */
  public void forget(String pid) {
    try {
      service(ConfigurationAdmin.class).getConfiguration(pid, "?").delete();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The bundles that are not running, for a test to complain about. */
  public List<String> notRunning() {
    return Arrays.stream(framework.getBundleContext().getBundles())
        .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
        .map(Bundle::getSymbolicName)
        .toList();
  }

  @Override
  public void close() {
    try {
      framework.stop();
      framework.waitForStop(20_000);
    } catch (BundleException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
