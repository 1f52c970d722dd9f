package sms.recap.internal.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of an embedded Derby database, and the rule that an existing one is never replaced by
 * an empty one.
 *
 * <p>A file {@code NAME.creating} stands beside the folder from before a first creation until its
 * tables are there. Only with it a folder that does not open is known to hold nothing yet; it is
 * then set aside (not deleted) and created anew.
 */
final class DerbyFolder {
  private static final Logger LOG = LoggerFactory.getLogger(DerbyFolder.class);
  private static final String SCHEME = "jdbc:derby:";
  private static final String CREATE = "create=true";

  private final Path folder;
  private final List<String> attributes;
  private final boolean mayCreate;

  private DerbyFolder(Path folder, List<String> attributes, boolean mayCreate) {
    this.folder = folder;
    this.attributes = attributes;
    this.mayCreate = mayCreate;
  }

  /** Empty for a database that is in no folder, {@code jdbc:derby:memory:}. */
  static Optional<DerbyFolder> of(String url) {
    String[] parts = url.substring(SCHEME.length()).split(";");
    String name = parts[0].startsWith("directory:") ? parts[0].substring(10) : parts[0];
    if (name.matches("(memory|classpath|jar):.*")) {
      return Optional.empty();
    }
    List<String> attributes =
        Arrays.stream(parts)
            .skip(1)
            .filter(a -> !a.isBlank() && !a.trim().toLowerCase(Locale.ROOT).equals(CREATE))
            .toList();
    boolean mayCreate =
        attributes.size() < Arrays.stream(parts).skip(1).filter(a -> !a.isBlank()).count();
    return Optional.of(
        new DerbyFolder(Path.of(name).toAbsolutePath().normalize(), attributes, mayCreate));
  }

  /** As the messages name it. */
  String shown() {
    return folder.toString();
  }

  /** The address that opens it, or creates it when it is not there and may be created. */
  String prepare(Clock clock) throws OpenRefused {
    if (Files.exists(moved())) {
      throw OpenRefused.forGood("derby.moved", shown(), moved().toString());
    }
    if (Files.exists(folder.resolve("service.properties"))) {
      return url("");
    }
    if (Files.exists(folder)) {
      if (!interrupted()) {
        throw OpenRefused.forGood("derby.notADatabase", shown());
      }
      setAside(clock);
    }
    if (!mayCreate) {
      throw OpenRefused.forGood("derby.notADatabase", shown());
    }
    try {
      Files.createDirectories(marker().getParent());
      if (!interrupted()) {
        Files.createFile(marker());
      }
    } catch (IOException e) {
      throw OpenRefused.forGood(e, "derby.cannotCreate", shown());
    }
    return url(CREATE);
  }

  /** The data are elsewhere now: never opened again, lest two databases be written to. */
  void left(String where) {
    try {
      Files.writeString(moved(), where);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path moved() {
    return folder.resolveSibling(folder.getFileName() + ".moved");
  }

  /** Whether a first creation was begun and did not end. */
  boolean interrupted() {
    return Files.exists(marker());
  }

  /** Moves what an interrupted first creation left out of the way. */
  void setAside(Clock clock) throws OpenRefused {
    Path aside = folder.resolveSibling(folder.getFileName() + ".incomplete-" + clock.millis());
    try {
      if (Files.exists(folder)) {
        Files.move(folder, aside);
        LOG.warn("The first creation of {} was interrupted; what it left is now {}", folder, aside);
      }
    } catch (IOException e) {
      throw OpenRefused.forGood(e, "derby.cannotCreate", shown());
    }
  }

  /** The tables are there: from now on it is never set aside. */
  void completed() throws OpenRefused {
    try {
      Files.deleteIfExists(marker());
    } catch (IOException e) {
      throw OpenRefused.forGood(e, "derby.cannotCreate", shown());
    }
  }

  /** The address that shuts it down. */
  String shutdownUrl() {
    return SCHEME + folder + ";shutdown=true";
  }

  /** Why Derby did not open it. */
  OpenRefused refusal(SQLException e) {
    if (says(e, "XSDB6")) {
      return OpenRefused.forNow(e, "derby.locked", shown());
    }
    return Files.exists(folder.resolve("service.properties"))
        ? OpenRefused.forGood(e, "derby.corrupt", shown())
        : OpenRefused.forGood(e, "derby.cannotCreate", shown());
  }

  private static boolean says(Throwable e, String state) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      for (Throwable next = cause;
          next instanceof SQLException sql;
          next = sql.getNextException()) {
        if (state.equals(sql.getSQLState())) {
          return true;
        }
      }
    }
    return false;
  }

  private Path marker() {
    return folder.resolveSibling(folder.getFileName() + ".creating");
  }

  private String url(String more) {
    StringBuilder url = new StringBuilder(SCHEME).append(folder);
    attributes.forEach(a -> url.append(';').append(a));
    return more.isEmpty() ? url.toString() : url.append(';').append(more).toString();
  }
}
