package sms.itest.assembly;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.cleanCaches;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.junitBundles;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ops4j.pax.exam.Option;
import sms.itest.support.DemoProcess;

/** A framework with the exported bundles in it, as Pax Exam starts one. */
public final class Exam {
  private static final Path LOGBACK = Path.of("../cnf/etc/logback.xml");
  private static final List<String> EARLY = List.of("asm", "spifly", "slf4j", "logback-c");

  private Exam() {}

  /**
   * With a new folder as its home and a free port of the loopback for its web server.
   *
   * @param bundles one of {@link Export}'s lists
   */
  public static List<Option> framework(List<Path> bundles) throws IOException {
    String home = Files.createTempDirectory("sms-itest-").toString();
    String port = Integer.toString(DemoProcess.freePort());
    List<Option> options = new ArrayList<>();
    for (Path jar : bundles) {
      options.add(bundle("reference:" + jar.toUri()).startLevel(startLevel(jar)));
    }
    options.add(frameworkProperty("sms.home").value(home));
    options.add(systemProperty("sms.home").value(home));
    options.add(
        systemProperty("logback.configurationFile").value(LOGBACK.toAbsolutePath().toString()));
    options.add(frameworkProperty("org.apache.felix.http.host").value("127.0.0.1"));
    options.add(frameworkProperty("org.osgi.service.http.port").value(port));
    options.add(frameworkProperty("gosh.args").value("--nointeractive"));
    options.add(junitBundles());
    options.add(cleanCaches());
    return options;
  }

  /**
   * Logging first: who asks for a logger before its provider has started gets none for ever. Ours
   * last, so that they stop before what they use.
   */
  private static int startLevel(Path jar) {
    String name = jar.getFileName().toString();
    if (EARLY.stream().anyMatch(name::contains)) {
      return 1;
    }
    return name.startsWith("sms.") ? 3 : 2;
  }
}
