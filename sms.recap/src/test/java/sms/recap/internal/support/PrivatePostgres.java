package sms.recap.internal.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real PostgreSQL of our own: a cluster in a temporary folder, on a free port of the loopback,
 * one for all tests of this JVM. Without PostgreSQL the tests fail; they never skip.
 */
public final class PrivatePostgres {
  private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
  private static final String PASSWORD = "only-for-tests";
  private static final String ACCOUNT = "postgres";

  private static Optional<PrivatePostgres> running = Optional.empty();

  private final Path bin;
  private final Path folder;
  private final int port;

  private PrivatePostgres(Path bin, Path folder, int port) {
    this.bin = bin;
    this.folder = folder;
    this.port = port;
  }

  /** The cluster, started when it is not yet running. */
  public static synchronized PrivatePostgres running() {
    if (running.isEmpty()) {
      running = Optional.of(create());
    }
    return running.get();
  }

  /** One more, for a test that kills it. */
  public static PrivatePostgres another() {
    return create();
  }

  /** Where it listens on the loopback. */
  public int port() {
    return port;
  }

  /** Creates an empty database and gives its address. */
  public String createDatabase(String name) {
    try (Connection connection = DriverManager.getConnection(url("postgres"), user(), password());
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + name);
      statement.execute("CREATE DATABASE " + name);
      return url(name);
    } catch (SQLException e) {
      throw new AssertionError("the private PostgreSQL does not answer", e);
    }
  }

  public String user() {
    return ACCOUNT;
  }

  public String password() {
    return PASSWORD;
  }

  /** Ends it as a power cut would. */
  public void kill() {
    run("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
  }

  /** Starts it after {@link #kill}. */
  public void start() {
    run(
        "pg_ctl",
        "-D",
        data(),
        "-l",
        folder.resolve("log").toString(),
        "-o",
        "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=" + folder,
        "-w",
        "start");
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private static PrivatePostgres create() {
    try {
      Path folder = Files.createTempDirectory("sms-postgresql-");
      Path secret = Files.writeString(folder.resolve("password"), PASSWORD);
      if (isRoot()) {
        // initdb refuses root
        var owner =
            FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(ACCOUNT);
        Files.setOwner(folder, owner);
        Files.setOwner(secret, owner);
      }
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      PrivatePostgres postgres = new PrivatePostgres(newest(), folder, freePort());
      postgres.run(
          "initdb",
          "-D",
          postgres.data(),
          "-U",
          ACCOUNT,
          "--auth=scram-sha-256",
          "--pwfile=" + secret,
          "--encoding=UTF8",
          "--locale=C.UTF-8");
      postgres.start();
      Runtime.getRuntime().addShutdownHook(new Thread(postgres::remove));
      return postgres;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path newest() throws IOException {
    if (!Files.isDirectory(VERSIONS)) {
      throw missing();
    }
    try (Stream<Path> versions = Files.list(VERSIONS)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(
              Comparator.comparingInt(
                  bin -> Integer.parseInt(bin.getParent().getFileName().toString())))
          .orElseThrow(PrivatePostgres::missing);
    }
  }

  private static AssertionError missing() {
    return new AssertionError(
        "PostgreSQL is missing: install the Debian package postgresql (" + VERSIONS + ")");
  }

  private void remove() {
    kill();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      System.err.println("left behind: " + folder);
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void run(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("runuser", "-u", ACCOUNT, "--"));
    }
    command.add(bin.resolve(program).toString());
    command.addAll(List.of(arguments));
    try {
      Path output = Files.createTempFile("sms-postgresql-", ".out");
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      boolean ended = process.waitFor(60, TimeUnit.SECONDS);
      String said = Files.readString(output);
      Files.delete(output);
      if (!ended || process.exitValue() != 0) {
        throw new AssertionError(program + " failed: " + said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
