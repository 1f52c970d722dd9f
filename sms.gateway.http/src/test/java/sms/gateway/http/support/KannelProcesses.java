package sms.gateway.http.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The programs of a Kannel that run, each with a log of its own. */
final class KannelProcesses {
  private final Path dir;
  private final Map<Path, Process> running = new HashMap<>();

  /**
   * @param dir where they run and log
   */
  KannelProcesses(Path dir) {
    this.dir = dir;
  }

  void run(Path program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(dir.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log(program).toFile()))
            .start();
    running.put(program, process);
  }

  /** Where a program's output goes. */
  Path log(Path program) {
    return dir.resolve(program.getFileName() + ".log");
  }

  /** Waits until somebody listens there. */
  void await(int port) throws IOException, InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (System.nanoTime() < end) {
      try (Socket socket = new Socket()) {
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
        return;
      } catch (IOException e) {
        Thread.sleep(50); // not yet
      }
    }
    throw new IOException("Kannel does not listen on port " + port + "; see its logs in " + dir);
  }

  /** Kills it when it runs, and waits for its end. */
  void kill(Path program) throws InterruptedException {
    Process process = running.remove(program);
    if (process != null) {
      process.destroyForcibly(); // bearerbox outlives SIGTERM while an smsbox reconnects
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException(program + " does not end");
      }
    }
  }

  /** Waits for the end of a program that is ending, ten seconds at most. */
  void awaitEnd(Path program) throws InterruptedException {
    Process process = running.get(program);
    if (process != null) {
      process.waitFor(10, TimeUnit.SECONDS);
    }
  }

  /** Kills all that run without waiting. */
  void killAll() {
    running.values().forEach(Process::destroyForcibly);
  }
}
