package sms.itest.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import sms.itest.support.Folders;
import sms.itest.support.HostProcess;

/**
 * The baseline of the demo's start and memory: a JVM with the same framework, the same web server,
 * logging, configuration and components, and nothing of ours.
 */
public final class BareHost implements AutoCloseable {
  /** Beginnings of the file names of what an OSGi host with a web server has anyway. */
  private static final List<String> BUNDLES =
      List.of(
          "asm-",
          "org.apache.aries.spifly",
          "slf4j-api",
          "logback-",
          "org.apache.felix.log",
          "org.apache.felix.configadmin",
          "org.apache.felix.fileinstall",
          "org.apache.felix.http.",
          "org.apache.felix.scr",
          "org.osgi.",
          "commons-fileupload",
          "commons-io");

  private final Path home;
  private final Process process;
  private final double seconds;

  /** Starts it; returns when its web server answers. */
  BareHost(String... jvm) throws IOException {
    home = Files.createTempDirectory("bare-");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(jvm));
    command.add("-Dsms.home=" + home);
    command.add("-Dlogback.configurationFile=../cnf/etc/logback.xml");
    command.add("-Djava.util.logging.config.file=../cnf/etc/logging.properties");
    command.add("-cp");
    command.add(place(BareHost.class) + ":" + place(FrameworkFactory.class));
    command.add(BareHost.class.getName());
    command.add(DemoBundles.FOLDER.toString());
    command.add(home.resolve("felix").toString());
    command.add(Integer.toString(HostProcess.freePort()));
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    seconds = Double.parseDouble(firstLine());
  }

  private static String place(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()))
        .toString();
  }

  private String firstLine() throws IOException {
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = said.readLine();
    if (line == null) {
      throw new IllegalStateException("the bare host did not start");
    }
    return line;
  }

  /** Seconds from the start of the JVM to the first answer. */
  double coldStart() {
    return seconds;
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    process.onExit().join();
    Folders.delete(home);
  }

  /** The bundles' folder, the framework's, the port; prints the seconds of the start. */
  public static void main(String[] arguments) throws Exception {
    int port = Integer.parseInt(arguments[2]);
    Framework framework =
        new FrameworkFactory()
            .newFramework(
                Map.of(
                    Constants.FRAMEWORK_STORAGE,
                    arguments[1],
                    "org.apache.felix.http.host",
                    "127.0.0.1",
                    "org.osgi.service.http.port",
                    Integer.toString(port),
                    "felix.log.level",
                    "1"));
    framework.start();
    List<Bundle> installed = new ArrayList<>();
    for (Path bundle : bundles(Path.of(arguments[0]))) {
      installed.add(
          framework
              .getBundleContext()
              .installBundle("reference:" + bundle.toAbsolutePath().normalize().toUri()));
    }
    for (Bundle bundle : installed) {
      if (bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null) {
        bundle.start();
      }
    }
    while (!answers(URI.create("http://127.0.0.1:" + port + "/"))) {
      Thread.sleep(20);
    }
    System.out.println(
        (System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime())
            / 1000.0);
    framework.waitForStop(0);
  }

  private static List<Path> bundles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> BUNDLES.stream().anyMatch(file.getFileName().toString()::startsWith))
          .sorted()
          .toList();
    }
  }

  /** With a page or without: it has none. */
  private static boolean answers(URI address) {
    try {
      return ((HttpURLConnection) address.toURL().openConnection()).getResponseCode() > 0;
    } catch (IOException e) {
      return false;
    }
  }
}
