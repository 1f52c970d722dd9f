package sms.itest.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The {@link CountingProvider}, from outside. */
final class Provider implements AutoCloseable {
  private final Process process;
  private final BufferedReader answers;
  private final PrintWriter orders;
  private final int port;

  Provider() {
    try {
      process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx512m",
                  "-Xss256k",
                  "-cp",
                  System.getProperty("java.class.path"),
                  CountingProvider.class.getName())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      answers = new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII));
      orders = new PrintWriter(process.getOutputStream(), true, US_ASCII);
      port = Integer.parseInt(answers.readLine());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it takes SMS. */
  String address() {
    return "http://127.0.0.1:" + port + "/sms";
  }

  /** Forgets all, and answers after that time from now on. */
  void begin(int latencyMillis) {
    ask("begin " + latencyMillis);
  }

  /** Returns when it has taken that many. */
  void await(int messages) {
    ask("await " + messages);
  }

  /** Returns when it has taken that many urgent ones. */
  void awaitUrgent(int messages) {
    ask("awaitUrgent " + messages);
  }

  /** How many came that had come before. */
  long twice() {
    return Long.parseLong(ask("twice"));
  }

  /** Our references of all that it has taken, in no order. */
  List<String> references() {
    try {
      Path file = Files.createTempFile("sms-bench-", ".references");
      ask("references " + file);
      List<String> references = Files.readAllLines(file);
      Files.delete(file);
      return references;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many it has taken so far. */
  int taken() {
    return Integer.parseInt(ask("taken"));
  }

  /**
   * The longest time between one that came and the next, in nanoseconds, of those that came since
   * this was asked for, or since the beginning.
   */
  long gap() {
    return Long.parseLong(ask("gap"));
  }

  private String ask(String order) {
    orders.println(order);
    try {
      String answer = answers.readLine();
      if (answer == null) {
        throw new IllegalStateException("the provider has ended");
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
