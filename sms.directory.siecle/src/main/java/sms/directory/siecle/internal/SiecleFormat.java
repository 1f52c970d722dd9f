package sms.directory.siecle.internal;

import java.io.IOException;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Component;
import sms.api.directory.DirectoryFormat;
import sms.directory.internal.source.SourceFile;
import sms.directory.internal.source.SourceFiles;
import sms.directory.internal.source.SourceRefusedException;

/** The XML exports of SIECLE, known by their root elements. */
@Component
public final class SiecleFormat implements DirectoryFormat {
  @Override
  public String pid() {
    return SiecleConfiguration.PID;
  }

  @Override
  public String name() {
    return "SIECLE (XML)";
  }

  @Override
  public boolean recognises(Path source) {
    try (SourceFiles files = SourceFiles.open(source)) {
      for (SourceFile file : files.all()) {
        if (Kind.of(file).isPresent()) {
          return true;
        }
      }
      return false;
    } catch (SourceRefusedException | IOException e) {
      return false;
    }
  }
}
