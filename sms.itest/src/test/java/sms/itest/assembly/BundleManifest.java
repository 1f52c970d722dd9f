package sms.itest.assembly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a bundle says of itself.
 *
 * @param name its symbolic name
 * @param imports names of the packages it imports
 * @param exports clauses of its exports, {@code sms.api.host;version="1.0.0";uses:=…}
 * @param packages names of the packages whose classes it contains
 */
record BundleManifest(
    String name, Set<String> imports, List<String> exports, Set<String> packages) {
  /** A comma between clauses is one that is outside quotes. */
  private static final Pattern CLAUSE = Pattern.compile("(?:[^,\"]|\"[^\"]*\")+");

  static BundleManifest read(Path jar) {
    try (JarFile file = new JarFile(jar.toFile())) {
      Attributes main = file.getManifest().getMainAttributes();
      return new BundleManifest(
          packageOf(String.valueOf(main.getValue("Bundle-SymbolicName"))),
          clauses(main.getValue("Import-Package")).stream()
              .map(BundleManifest::packageOf)
              .collect(Collectors.toUnmodifiableSet()),
          clauses(main.getValue("Export-Package")),
          file.stream()
              .map(entry -> entry.getName())
              .filter(entry -> entry.endsWith(".class") && entry.contains("/"))
              .map(entry -> entry.substring(0, entry.lastIndexOf('/')).replace('/', '.'))
              .collect(Collectors.toUnmodifiableSet()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isOurs() {
    return name.startsWith("sms.");
  }

  /** The name before the first parameter of a clause. */
  static String packageOf(String clause) {
    return clause.split(";", 2)[0].strip();
  }

  private static List<String> clauses(String header) {
    return CLAUSE.matcher(header == null ? "" : header).results().map(r -> r.group()).toList();
  }
}
