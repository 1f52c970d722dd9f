package sms.itest.support;

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.osgi.framework.launch.FrameworkFactory;
import sms.itest.assembly.Export;
import sms.itest.assembly.PlainFramework;

/**
 * The bundles that a host installs and the second host's own, in a framework that knows nothing of
 * the demo.
 */
final class SecondHostProcess extends HostProcess {
  private static final Path LOGS = Path.of("../cnf/etc").toAbsolutePath();

  private final URI address;

  private SecondHostProcess(Map<String, String> properties, List<String> program, URI address) {
    super(List.of(), properties, program);
    this.address = address;
  }

  /**
   * Starts it and waits until it shows pages.
   *
   * @param home its data folder; what lies in {@code etc} there are configurations
   * @param host the second host's bundle
   */
  static SecondHostProcess ready(Path home, int port, Path host) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("sms.home", home.toString());
    settings.put("org.apache.felix.http.host", "127.0.0.1");
    settings.put("org.osgi.service.http.port", Integer.toString(port));
    settings.put("felix.fileinstall.dir", home.resolve("etc").toString());
    settings.put("felix.fileinstall.filter", ".*\\.config");
    settings.put("felix.fileinstall.noInitialDelay", "true");
    settings.put("felix.fileinstall.enableConfigSave", "false");
    settings.put("felix.fileinstall.tmpdir", home.resolve("fileinstall").toString());
    settings.put("logback.configurationFile", LOGS.resolve("logback.xml").toString());
    settings.put("java.util.logging.config.file", LOGS.resolve("logging.properties").toString());
    settings.put("derby.stream.error.file", home.resolve("derby.log").toString());
    List<String> program =
        Stream.concat(
                Stream.of("-cp", classPath(), PlainFramework.class.getName()),
                Stream.concat(Export.host().stream(), Stream.of(host)).map(Path::toString))
            .toList();
    URI address = URI.create("http://127.0.0.1:" + port + "/");
    return ready(new SecondHostProcess(settings, program, address));
  }

  /** The framework, and the class that starts it. */
  private static String classPath() {
    Class<?> framework =
        ServiceLoader.load(FrameworkFactory.class).findFirst().orElseThrow().getClass();
    return file(framework) + File.pathSeparator + file(PlainFramework.class);
  }

  private static Path file(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()));
  }

  @Override
  boolean isReady() {
    try {
      HttpURLConnection page =
          (HttpURLConnection) address.resolve("/bureau/").toURL().openConnection();
      return page.getResponseCode() == HttpURLConnection.HTTP_UNAUTHORIZED;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public String address() {
    return address.toString();
  }
}
