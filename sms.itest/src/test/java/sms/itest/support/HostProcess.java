package sms.itest.support;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A host as a JVM of its own. */
public abstract class HostProcess implements AutoCloseable {
  private final Process process;
  private final Path output;

  /**
   * Starts it without waiting.
   *
   * @param jvm options of its JVM
   * @param properties its system properties
   * @param program what follows them on the command line
   */
  HostProcess(List<String> jvm, Map<String, String> properties, List<String> program) {
    List<String> command = new ArrayList<>();
    command.add(tool("java"));
    command.addAll(jvm);
    properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.addAll(program);
    try {
      output = Files.createTempFile("host-", ".out");
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  /**
   * Configures a PID of the host in that folder, as its owner would: by a file that is there at
   * once.
   */
  public static void configure(Path home, String pid, String content) {
    Path file = home.resolve("etc").resolve(pid + ".config");
    try {
      Path part = Files.writeString(file.resolveSibling(pid + ".part"), content);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A port of the loopback that nobody listens on. */
  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until it shows pages. One that does not start is ended, or it would outlive the test. */
  static <P extends HostProcess> P ready(P host) {
    try {
      host.awaitReady();
      return host;
    } catch (RuntimeException | Error e) {
      host.close();
      throw e;
    }
  }

  final void awaitReady() {
    long end = System.nanoTime() + Duration.ofSeconds(180).toNanos();
    while (!isReady()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new AssertionError("the host did not start:\n" + output());
      }
      pause();
    }
  }

  /** Whether it shows pages. */
  abstract boolean isReady();

  /** Where its pages are, with a slash at the end. */
  public abstract String address();

  /** Its number in the system. */
  public final long pid() {
    return process.pid();
  }

  /** All it has printed so far, both streams. */
  public final String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Types a line into its shell, if it was started with one. */
  public final void type(String line) {
    try {
      OutputStream keyboard = process.getOutputStream();
      keyboard.write((line + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
      keyboard.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes down all that it can reach in its memory, as HotSpot's own tool does. */
  public final Path heapDump(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String said = jcmd("GC.heap_dump", file.toString());
    if (!Files.exists(file)) {
      throw new AssertionError(said);
    }
    return file;
  }

  /** Has it collect its garbage now. */
  public final void collectGarbage() {
    jcmd("GC.run");
  }

  private String jcmd(String... order) {
    try {
      List<String> command = new ArrayList<>(List.of(tool("jcmd"), Long.toString(process.pid())));
      command.addAll(List.of(order));
      Process jcmd = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (jcmd.waitFor() != 0) {
        throw new AssertionError(said);
      }
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** SIGSTOP: it does nothing at all until {@link #thaw}. */
  public final void freeze() {
    signal("STOP");
  }

  /** Lets it go on. */
  public final void thaw() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      Process kill =
          new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).inheritIO().start();
      if (kill.waitFor() != 0) {
        throw new AssertionError("no signal " + name);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The processor time that it has taken so far. */
  public final Duration cpu() {
    return process.info().totalCpuDuration().orElseThrow();
  }

  /** Waits for its end by itself. */
  public final int exitCode() {
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        throw new AssertionError("it does not end:\n" + output());
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** SIGTERM, which is what Ctrl-C comes to, and the exit code. */
  public final int stop() {
    process.destroy();
    return exitCode();
  }

  /** SIGKILL. */
  public final void kill() {
    process.destroyForcibly();
    exitCode();
  }

  @Override
  public final void close() {
    if (process.isAlive()) {
      stop();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
