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
import sms.itest.support.HostProcess;

/** A framework with the exported bundles in it, as Pax Exam starts one. */
public final class Exam {
  private static final Path LOGBACK = Path.of("../cnf/etc/logback.xml");

  private Exam() {}

  /**
   * With a new folder as its home and a free port of the loopback for its web server.
   *
   * @param bundles one of {@link Export}'s lists
   */
  public static List<Option> framework(List<Path> bundles) throws IOException {
    String home = Files.createTempDirectory("sms-itest-").toString();
    String port = Integer.toString(HostProcess.freePort());
    List<Option> options = new ArrayList<>();
    for (Path jar : bundles) {
      options.add(bundle("reference:" + jar.toUri()).startLevel(StartLevel.of(jar)));
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
}
