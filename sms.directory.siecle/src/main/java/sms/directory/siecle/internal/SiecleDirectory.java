package sms.directory.siecle.internal;

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
import sms.directory.internal.live.SchoolSettings;

/** The directory over SIECLE files. There is one when, and only when, it is configured. */
@Component(
    service = {SchoolDirectory.class, DirectoryImport.class},
    immediate = true,
    configurationPid = SiecleConfiguration.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    property = {"osgi.command.scope=sms", "osgi.command.function=reimport"})
@Designate(ocd = SiecleConfiguration.class)
public final class SiecleDirectory extends LiveDirectory {
  /** Called by Declarative Services. */
  @Activate
  public SiecleDirectory(SiecleConfiguration configuration) {
    this(
        Path.of(configuration.source().strip()),
        Duration.ofSeconds(Math.max(0, configuration.watch_seconds())),
        SiecleConfiguration.Settings.of(configuration),
        Clock.systemUTC());
  }

  SiecleDirectory(Path source, Duration interval, SchoolSettings settings, Clock clock) {
    super(source, interval, new SiecleSchool(settings, clock), clock);
  }

  @Deactivate
  void stop() {
    close();
  }
}
