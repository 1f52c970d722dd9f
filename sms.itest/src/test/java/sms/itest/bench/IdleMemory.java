package sms.itest.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a JVM keeps while nothing happens, after a full collection, in bytes.
 *
 * @param heap of the objects that are reachable
 * @param metaspace of its classes
 * @param resident of the whole process, as the system counts it
 */
record IdleMemory(long heap, long metaspace, long resident) {
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
  private static final Pattern METASPACE = Pattern.compile("Metaspace\\s+used (\\d+)K");
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  /** Asks that process, by HotSpot's own tool. */
  static IdleMemory of(long pid) throws IOException, InterruptedException {
    jcmd(pid, "GC.run");
    long heap = number(TOTAL, jcmd(pid, "GC.class_histogram"));
    long metaspace = number(METASPACE, jcmd(pid, "GC.heap_info")) << 10;
    long resident =
        number(RESIDENT, Files.readString(Path.of("/proc", Long.toString(pid), "status"))) << 10;
    return new IdleMemory(heap, metaspace, resident);
  }

  private static String jcmd(long pid, String command) throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(pid),
                command)
            .redirectErrorStream(true)
            .start();
    String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (jcmd.waitFor() != 0) {
      throw new IllegalStateException(said);
    }
    return said;
  }

  private static long number(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    if (!found.find()) {
      throw new IllegalStateException("no " + pattern + " in " + text);
    }
    return Long.parseLong(found.group(1));
  }
}
