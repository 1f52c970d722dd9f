package sms.directory.oneroster.internal;

import java.nio.file.Path;
import org.osgi.service.component.annotations.Component;
import sms.api.directory.DirectoryFormat;
import sms.directory.internal.source.SourceFiles;
import sms.directory.internal.source.SourceRefusedException;

/** OneRoster's CSV binding, known by its manifest, or by two files that no other format has. */
@Component
public final class OneRosterFormat implements DirectoryFormat {
  @Override
  public String pid() {
    return OneRosterConfiguration.PID;
  }

  @Override
  public String name() {
    return "OneRoster 1.1/1.2";
  }

  @Override
  public boolean recognises(Path source) {
    try (SourceFiles files = SourceFiles.open(source)) {
      return files.find(Manifest.NAME).isPresent()
          || files.find(Orgs.NAME).isPresent() && files.find(Users.NAME).isPresent();
    } catch (SourceRefusedException e) {
      return false;
    }
  }
}
