package sms.directory.internal.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * Names, sizes and times of a source's files: a cheap way to see that they changed.
 *
 * @param files one line a file; empty when there is nothing that can be read
 */
public record Fingerprint(List<String> files) {
  public Fingerprint {
    files = List.copyOf(files);
  }

  /** That of a file or folder as it is now. */
  public static Fingerprint of(Path source) {
    try {
      List<String> lines = new ArrayList<>();
      for (Path file :
          Files.isDirectory(source) ? SourceFiles.regularFiles(source) : List.of(source)) {
        BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
        lines.add(
            file.getFileName()
                + " "
                + is.size()
                + " "
                + is.lastModifiedTime()
                + " "
                + is.fileKey());
      }
      return new Fingerprint(lines);
    } catch (IOException e) {
      // Gone, or being replaced: that is a state of its own, and the next look sees another.
      return new Fingerprint(List.of());
    }
  }
}
