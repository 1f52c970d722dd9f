package sms.directory.csv.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import sms.api.directory.DirectoryImport;
import sms.api.host.SchoolDirectory;
import sms.directory.internal.live.LiveDirectory;

/** The directory over our own CSV files. There is one when, and only when, it is configured. */
@Component(
    service = {SchoolDirectory.class, DirectoryImport.class},
    immediate = true,
    configurationPid = CsvConfiguration.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    property = {"osgi.command.scope=sms", "osgi.command.function=reimport"})
@Designate(ocd = CsvConfiguration.class)
public final class CsvDirectory extends LiveDirectory {
  /** Called by Declarative Services. */
  @Activate
  public CsvDirectory(CsvConfiguration configuration) {
    this(
        Path.of(configuration.source().strip()),
        Duration.ofSeconds(Math.max(0, configuration.watch_seconds())),
        Clock.systemUTC());
  }

  CsvDirectory(Path source, Duration interval, Clock clock) {
    super(source, interval, new CsvSchool(), clock);
  }

  @Deactivate
  void stop() {
    close();
  }
}
