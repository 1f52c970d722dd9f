package sms.itest.support;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The demo as its users start it: {@code java -jar cnf/target/demo.jar}. */
public final class DemoProcess extends HostProcess {
  private static final Path JAR = Path.of("../cnf/target/demo.jar");
  private static final Pattern READY =
      Pattern.compile("ready at (http://127\\.0\\.0\\.1:\\d+/) \\((\\d+[.,]\\d+) s\\)");

  private DemoProcess(List<String> jvm, Map<String, String> properties) {
    super(jvm, properties, List.of("-jar", JAR.toString()));
  }

  /**
   * Starts it without waiting.
   *
   * @param home its data folder
   * @param properties more system properties, {@code "sms.demo.data=DIR"}
   */
  public static DemoProcess start(Path home, String port, String... properties) {
    return start(List.of(), home, port, properties);
  }

  /**
   * The same.
   *
   * @param jvm options of its JVM
   */
  public static DemoProcess start(List<String> jvm, Path home, String port, String... properties) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("sms.home", home.toString());
    all.put("sms.port", port);
    all.put("user.language", "fr");
    for (String property : properties) {
      String[] both = property.split("=", 2);
      all.put(both[0], both[1]);
    }
    return new DemoProcess(jvm, all);
  }

  /** Starts it and waits until it says where it is. */
  public static DemoProcess ready(Path home, int port, String... properties) {
    return ready(List.of(), home, port, properties);
  }

  /**
   * The same.
   *
   * @param jvm options of its JVM
   */
  public static DemoProcess ready(List<String> jvm, Path home, int port, String... properties) {
    return ready(start(jvm, home, Integer.toString(port), properties));
  }

  @Override
  boolean isReady() {
    return READY.matcher(output()).find();
  }

  /** What it said when the first page came. */
  private MatchResult said() {
    awaitReady();
    return READY.matcher(output()).results().findFirst().orElseThrow();
  }

  @Override
  public String address() {
    return said().group(1);
  }

  /** The seconds from the start of the JVM to the first page, as it printed them. */
  public double coldStart() {
    return Double.parseDouble(said().group(2).replace(',', '.'));
  }
}
