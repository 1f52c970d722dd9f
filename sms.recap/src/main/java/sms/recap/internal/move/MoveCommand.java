package sms.recap.internal.move;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.jdbc.DataSourceFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sms.recap.internal.db.Database;
import sms.recap.internal.db.DatabaseOpener;
import sms.recap.internal.db.Maintenance;
import sms.recap.internal.db.MoveRefused;
import sms.recap.internal.db.OpenDatabase;
import sms.recap.internal.db.OpenRefused;
import sms.recap.internal.db.Settings;

/** Gogo command {@code sms:moveDatabase}: from the embedded Derby to PostgreSQL. */
@Component(
    service = MoveCommand.class,
    property = {"osgi.command.scope=sms", "osgi.command.function=moveDatabase"})
public final class MoveCommand {
  private static final Logger LOG = LoggerFactory.getLogger(MoveCommand.class);

  private final Maintenance maintenance;
  private final DataSourceFactory postgresql;

  @Activate
  public MoveCommand(
      @Reference Maintenance maintenance,
      @Reference(
              target = "(osgi.jdbc.driver.class=org.postgresql.Driver)",
              cardinality = ReferenceCardinality.MANDATORY,
              policyOption = ReferencePolicyOption.GREEDY)
          DataSourceFactory postgresql) {
    this.maintenance = maintenance;
    this.postgresql = postgresql;
  }

  /**
   * Moves all data. Sending stops while it lasts, and goes on here when it fails.
   *
   * @param url {@code jdbc:postgresql://host/database}, an empty database
   * @param user of it
   * @param passwordFile a file with the password: what is typed in a shell is kept in its history
   */
  public String moveDatabase(String url, String user, String passwordFile) {
    if (!url.startsWith("jdbc:postgresql:")) {
      return "not an address of PostgreSQL, jdbc:postgresql://host/database: nothing was moved.";
    }
    String password;
    try {
      password = Files.readString(Path.of(passwordFile)).strip();
    } catch (IOException e) {
      return "the file with the password cannot be read: nothing was moved.";
    }
    List<String> lines = new ArrayList<>();
    long begin = System.nanoTime();
    try {
      maintenance.leave(
          url.split("[?]", 2)[0],
          from -> move(from, new Settings(url, user, password, 2, Optional.empty()), lines));
    } catch (MoveRefused e) {
      LOG.warn("database not moved: {}", e.getMessage());
      lines.add(e.getMessage() + ". Sending goes on with the present database.");
      return String.join("\n", lines);
    }
    LOG.info("database moved tables={}", lines.size());
    lines.add(
        "moved and verified in %d s. Now configure sms.recap: url=%s, user=%s, its password, dsf.target=%s."
            .formatted(
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin),
                url,
                user,
                "(osgi.jdbc.driver.class=org.postgresql.Driver)"));
    lines.add("The old database is kept and is not opened again. Nothing is sent until then.");
    return String.join("\n", lines);
  }

  private void move(Database from, Settings to, List<String> lines) throws MoveRefused {
    try (OpenDatabase target = new DatabaseOpener(postgresql, to, Clock.systemUTC()).open();
        Connection source = from.source().getConnection();
        Connection sink = target.database().source().getConnection()) {
      new DatabaseMove(lines::add).run(source, sink);
    } catch (OpenRefused e) {
      throw new MoveRefused("nothing was moved: " + e.getMessage(), e);
    } catch (SQLException e) {
      throw new MoveRefused("nothing was moved: no connection, SQL state " + e.getSQLState());
    }
  }
}
