package sms.itest.assembly;

import java.nio.file.Path;
import java.util.List;

/** The order of starting in a host, as cnf/README.md has it. */
final class StartLevel {
  /** That of the bundles that start last. */
  static final int LAST = 3;

  private static final List<String> EARLY = List.of("asm", "spifly", "slf4j", "logback-c");

  private StartLevel() {}

  /**
   * Logging first: who asks for a logger before its provider has started gets none for ever. Ours
   * last, so that they stop before what they use.
   */
  static int of(Path jar) {
    String name = jar.getFileName().toString();
    if (EARLY.stream().anyMatch(name::contains)) {
      return 1;
    }
    return name.startsWith("sms.") ? LAST : 2;
  }
}
