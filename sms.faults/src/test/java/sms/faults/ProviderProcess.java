package sms.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import sms.faults.provider.Ledger;
import sms.faults.provider.LedgerProvider;

/** The provider, seen from outside. */
final class ProviderProcess implements AutoCloseable {
  private final LineProcess process;
  private final Path file;
  private final int port;

  private ProviderProcess(LineProcess process, Path file) {
    this.process = process;
    this.file = file;
    this.port =
        Integer.parseInt(
            process.event("ready", Duration.ofSeconds(120)).substring("ready ".length()));
  }

  static ProviderProcess start(Path folder) {
    Path ledger = folder.resolve("ledger");
    return new ProviderProcess(
        LineProcess.start(
            LedgerProvider.class,
            List.of(LineProcess.location(LedgerProvider.class)),
            create(folder.resolve("provider.log")),
            List.of("-Xmx192m"),
            List.of(ledger.toString())),
        ledger);
  }

  static Path create(Path log) {
    try {
      Files.createDirectories(log.getParent());
      if (!Files.exists(log)) {
        Files.createFile(log);
      }
      return log;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return port;
  }

  String ask(String order) {
    String answer = process.ask(order);
    if (answer.equals("unknown")) {
      throw new AssertionError("the provider does not know « " + order + " »");
    }
    return answer;
  }

  /** Whether it has come to what was to be held. */
  boolean held(Duration patience) {
    return process.happened(patience, "held");
  }

  void awaitHeld() {
    process.event("held", Duration.ofSeconds(120));
  }

  /** A figure of {@code counts}. */
  long count(String name) {
    for (String pair : ask("counts").split(" ")) {
      if (pair.startsWith(name + "=")) {
        return Long.parseLong(pair.substring(name.length() + 1));
      }
    }
    throw new AssertionError("no count of " + name);
  }

  /** All it has taken, in that order. */
  List<Ledger.Entry> ledger() {
    try {
      return Ledger.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How often it has taken each SMS. */
  Map<Long, Long> taken() {
    return ledger().stream()
        .collect(Collectors.groupingBy(Ledger.Entry::smsId, Collectors.counting()));
  }

  @Override
  public void close() {
    process.close();
  }
}
