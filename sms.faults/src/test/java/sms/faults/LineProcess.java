package sms.faults;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A JVM of its own that is given orders line by line, and can be killed. */
public final class LineProcess implements AutoCloseable {
  /** A process has ended that should not have. */
  public static final class Ended extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Ended(String message) {
      super(message);
    }
  }

  private static final String END = "END";

  private final Process process;
  private final Path log;
  private final BufferedWriter orders;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private volatile String last = "";

  private LineProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
    this.orders =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    Thread reader = new Thread(this::read, "process-" + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts it.
   *
   * @param main the class
   * @param classPath jars and folders
   * @param log where its standard error goes
   */
  public static LineProcess start(
      Class<?> main,
      Collection<Path> classPath,
      Path log,
      List<String> options,
      List<String> arguments) {
    String path = classPath.stream().map(Path::toString).collect(Collectors.joining(":"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // compiling is a third of what a short life costs
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:CompileThresholdScaling=5",
            "-XX:+UseSerialGC",
            "-Xshare:auto"));
    command.addAll(options);
    command.addAll(List.of("-cp", path, main.getName()));
    command.addAll(arguments);
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
      return new LineProcess(builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The jar or folder of a class. */
  public static Path location(Class<?> one) {
    return Path.of(
        java.net.URI.create(one.getProtectionDomain().getCodeSource().getLocation().toString()));
  }

  private void read() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith("= ")) {
          answers.add(line.substring(2));
        } else if (line.startsWith("! ")) {
          events.add(line.substring(2));
        } else {
          Files.writeString(log, line + "\n", java.nio.file.StandardOpenOption.APPEND);
        }
      }
    } catch (IOException e) {
      // the end of the process is told below
    }
    answers.add(END);
    events.add(END);
  }

  /** Gives an order and returns the answer; {@link Ended} when it ends before. */
  public String ask(String order) {
    order(order);
    return answer(Duration.ofMinutes(10));
  }

  /** Gives an order; the {@link #answer} is asked for later, or never. */
  public void order(String order) {
    try {
      orders.write(order + "\n");
      orders.flush();
    } catch (IOException e) {
      throw new Ended("it does not hear « " + order + " »");
    }
  }

  /** The next answer. */
  public String answer(Duration patience) {
    return next(answers, patience, "an answer");
  }

  /** All answers that a dead process has given and nobody has read. */
  public List<String> lastAnswers() {
    List<String> last = new ArrayList<>();
    for (String line = answerOrEnd(); !line.equals(END); line = answerOrEnd()) {
      last.add(line);
    }
    return last;
  }

  private String answerOrEnd() {
    try {
      return next(answers, Duration.ofSeconds(60), "the end");
    } catch (Ended e) {
      return END;
    }
  }

  /** Whether an event that begins like one of those has come by then; others are dropped. */
  public boolean happened(Duration patience, String... begins) {
    long end = System.nanoTime() + patience.toNanos();
    try {
      while (true) {
        String event = events.poll(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        if (event == null || event.equals(END)) {
          return false;
        }
        for (String begin : begins) {
          if (event.startsWith(begin)) {
            last = event;
            return true;
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Whether the last event of {@link #happened} began like that. */
  public boolean was(String begin) {
    return last.startsWith(begin);
  }

  /** The next event that begins like that; others before it are dropped. */
  public String event(String begin, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      String event =
          next(events, Duration.ofNanos(Math.max(1, end - System.nanoTime())), "« " + begin + " »");
      if (event.startsWith(begin)) {
        return event;
      }
    }
  }

  private String next(BlockingQueue<String> queue, Duration patience, String what) {
    try {
      String line = queue.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
      if (line == null) {
        throw new AssertionError("no " + what + " within " + patience + "\n" + tail());
      }
      if (line.equals(END)) {
        queue.add(END);
        throw new Ended("it ended before " + what + "\n" + tail());
      }
      return line;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** The end of what it said on standard error. */
  public String tail() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    } catch (IOException e) {
      return e.toString();
    }
  }

  public long pid() {
    return process.pid();
  }

  public boolean alive() {
    return process.isAlive();
  }

  /** SIGKILL; returns when it is dead and all it said is read. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd();
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        throw new AssertionError("it does not end\n" + tail());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** An orderly end. */
  public void exit() {
    order("exit");
    awaitEnd();
  }

  /** SIGSTOP: it is frozen. */
  public void freeze() {
    signal("STOP");
  }

  /** SIGCONT. */
  public void thaw() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      int code =
          new ProcessBuilder("kill", "-" + name, Long.toString(pid()))
              .inheritIO()
              .start()
              .waitFor();
      if (code != 0) {
        throw new AssertionError("kill -" + name + ": " + code);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      kill();
    }
  }
}
