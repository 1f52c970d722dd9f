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
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The demo as its users start it: {@code java -jar cnf/target/demo.jar}, a process of its own. */
public final class DemoProcess implements AutoCloseable {
  private static final Path JAR = Path.of("../cnf/target/demo.jar");
  private static final Pattern READY =
      Pattern.compile("ready at (http://127\\.0\\.0\\.1:\\d+/) \\((\\d+[.,]\\d+) s\\)");

  private final Process process;
  private final Path output;

  private DemoProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /**
   * Starts it without waiting.
   *
   * @param home its data folder
   * @param properties more system properties, {@code "sms.demo.data=DIR"}
   */
  public static DemoProcess start(Path home, String port, String... properties) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Dsms.home=" + home);
    command.add("-Dsms.port=" + port);
    command.add("-Duser.language=fr");
    for (String property : properties) {
      command.add("-D" + property);
    }
    command.add("-jar");
    command.add(JAR.toString());
    try {
      Path output = Files.createTempFile("demo-", ".out");
      return new DemoProcess(
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start(),
          output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it and waits until it says where it is. */
  public static DemoProcess ready(Path home, int port, String... properties) {
    DemoProcess demo = start(home, Integer.toString(port), properties);
    try {
      demo.awaitReady();
      return demo;
    } catch (AssertionError e) {
      demo.close(); // or it would outlive the test
      throw e;
    }
  }

  /**
   * Configures a PID of the demo in that folder, as its owner would: by a file that is there at
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

  private Matcher awaitReady() {
    long end = System.nanoTime() + Duration.ofSeconds(180).toNanos();
    while (System.nanoTime() < end) {
      Matcher ready = READY.matcher(output());
      if (ready.find()) {
        return ready;
      }
      if (!process.isAlive()) {
        break;
      }
      pause();
    }
    throw new AssertionError("the demo did not start:\n" + output());
  }

  /** The address it printed, with a slash at the end. */
  public String address() {
    return awaitReady().group(1);
  }

  /** The seconds from the start of the JVM to the first page, as it printed them. */
  public double coldStart() {
    return Double.parseDouble(awaitReady().group(2).replace(',', '.'));
  }

  /** All it has printed so far, both streams. */
  public String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Types a line into its shell, which is there when it was started with {@code gosh.args=}. */
  public void type(String line) {
    try {
      OutputStream keyboard = process.getOutputStream();
      keyboard.write((line + System.lineSeparator()).getBytes(StandardCharsets.UTF_8));
      keyboard.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes down all that it can reach in its memory, as HotSpot's own tool does. */
  public Path heapDump(Path file) {
    try {
      Files.deleteIfExists(file);
      Process jcmd =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                  Long.toString(process.pid()),
                  "GC.heap_dump",
                  file.toString())
              .redirectErrorStream(true)
              .start();
      String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (jcmd.waitFor() != 0 || !Files.exists(file)) {
        throw new AssertionError(said);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Waits for its end by itself. */
  public int exitCode() {
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
  public int stop() {
    process.destroy();
    return exitCode();
  }

  /** SIGKILL. */
  public void kill() {
    process.destroyForcibly();
    exitCode();
  }

  @Override
  public void close() {
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
