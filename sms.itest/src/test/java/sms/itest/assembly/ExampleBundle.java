package sms.itest.assembly;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import sms.itest.examples.BirthdayFilter;

/** A documented example, built into a bundle as a third party would build it: by bnd. */
public final class ExampleBundle {
  private ExampleBundle() {}

  /** The jar of the filter, alone in a bundle. */
  public static Path birthdayFilter() throws Exception {
    String file = BirthdayFilter.class.getName().replace('.', '/') + ".class";
    Path jar = Files.createTempDirectory("sms-example-").resolve("example.birthday.jar");
    try (Builder builder = new Builder()) {
      builder.setClasspath(
          Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
              .filter(entry -> entry.contains("sms.api") || entry.contains("annotations"))
              .map(File::new)
              .filter(File::exists)
              .toArray(File[]::new));
      builder.setProperty("Bundle-SymbolicName", "example.birthday");
      builder.setProperty("Bundle-Version", "1.0.0");
      builder.setProperty(
          "-includeresource",
          file + "=" + Path.of("target/test-classes").toAbsolutePath().resolve(file));
      Jar built = builder.build();
      if (!builder.isOk()) {
        throw new IllegalStateException(builder.getErrors() + " " + builder.getWarnings());
      }
      built.write(jar.toFile());
    }
    return jar;
  }
}
