package sms.itest.assembly;

import aQute.bnd.osgi.Builder;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sms.itest.examples.BirthdayFilter;
import sms.itest.host.ListedSchool;
import sms.itest.secondhost.Bureau;

/** Classes of the tests, built into a bundle as a third party would build them: by bnd. */
public final class BuiltBundle {
  private static final Path CLASSES = Path.of("target/test-classes").toAbsolutePath();
  private static final List<String> COMPILED_AGAINST = List.of("sms.api", "annotations", "servlet");

  private BuiltBundle() {}

  /** The jar of the filter, alone in a bundle. */
  public static Path birthdayFilter() throws Exception {
    return of("example.birthday", file(BirthdayFilter.class));
  }

  /** The jar of the second host. */
  public static Path secondHost() throws Exception {
    return of(
        "sms.itest.secondhost",
        Path.of(file(Bureau.class)).getParent().toString(),
        file(ListedSchool.class));
  }

  private static String file(Class<?> type) {
    return type.getName().replace('.', '/') + ".class";
  }

  /**
   * @param contents files and folders below the compiled classes
   */
  private static Path of(String name, String... contents) throws Exception {
    Path jar = Files.createTempDirectory("sms-bundle-").resolve(name + ".jar");
    try (Builder builder = new Builder()) {
      builder.setClasspath(
          Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
              .filter(entry -> COMPILED_AGAINST.stream().anyMatch(entry::contains))
              .map(File::new)
              .filter(File::exists)
              .toArray(File[]::new));
      builder.setProperty("Bundle-SymbolicName", name);
      builder.setProperty("Bundle-Version", "1.0.0");
      builder.setProperty(
          "-includeresource",
          Stream.of(contents)
              .map(content -> content + "=" + CLASSES.resolve(content))
              .collect(Collectors.joining(",")));
      builder.build().write(jar.toFile());
      if (!builder.isOk()) {
        throw new IllegalStateException(builder.getErrors() + " " + builder.getWarnings());
      }
    }
    return jar;
  }
}
