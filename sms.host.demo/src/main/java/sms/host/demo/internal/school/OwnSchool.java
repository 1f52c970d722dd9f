package sms.host.demo.internal.school;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The school that comes with the demo: CSV files in its bundle. */
final class OwnSchool {
  /** What its {@code school.csv} says: the first page shows it and waits for no file. */
  static final String NAME = "Collège-lycée Charlemagne";

  /** Its files. */
  static final List<String> FILES =
      List.of(
          "school.csv",
          "families.csv",
          "pupils.csv",
          "applicants.csv",
          "guardians.csv",
          "enrolments.csv",
          "adults.csv",
          "accounts.csv");

  private OwnSchool() {}

  /** Writes the files into a folder, which is made when it isn't there. */
  static void writeTo(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (String file : FILES) {
      try (InputStream in = OwnSchool.class.getResourceAsStream(file)) {
        if (in == null) {
          throw new IOException(file);
        }
        Files.copy(in, folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }
}
