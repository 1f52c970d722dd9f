package sms.directory.csv.internal;

import java.nio.file.Path;
import org.osgi.service.component.annotations.Component;
import sms.api.directory.DirectoryFormat;
import sms.directory.internal.source.SourceFiles;
import sms.directory.internal.source.SourceRefusedException;

/** Our own CSV files, known by any of their eight names. */
@Component
public final class CsvFormat implements DirectoryFormat {
  @Override
  public String pid() {
    return CsvConfiguration.PID;
  }

  @Override
  public String name() {
    return "CSV";
  }

  @Override
  public boolean recognises(Path source) {
    try (SourceFiles files = SourceFiles.open(source)) {
      // OneRoster has files of such names too, and its manifest.csv tells them apart.
      return files.find("manifest.csv").isEmpty()
          && CsvSchool.FILES.stream().anyMatch(name -> files.find(name).isPresent());
    } catch (SourceRefusedException e) {
      return false;
    }
  }
}
