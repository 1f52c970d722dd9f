package sms.itest.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.osgi.framework.BundleActivator;

/** A third party's bundle that has an activator, dropped into a folder that the host watches. */
public final class ActivatedBundle {
  private ActivatedBundle() {}

  /** Has the demo install what lies in that folder, as docs/gateways.md says. */
  public static void watch(Path home, Path folder) {
    HostProcess.configure(
        home,
        "org.apache.felix.fileinstall-bundles",
        """
        felix.fileinstall.dir="%s"
        felix.fileinstall.filter=".*\\\\.jar"
        felix.fileinstall.poll="500"
        felix.fileinstall.tmpdir="%s"
        felix.fileinstall.bundles.new.start="true"
        """
            .formatted(folder, home.resolve("run/fileinstall-bundles")));
  }

  /**
   * Puts it there, whole or not at all.
   *
   * @param imports as in {@code Import-Package}
   * @param types its classes, the activator first
   */
  public static void write(
      Path jar, String symbolicName, String version, String imports, List<Class<?>> types)
      throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Bundle-ManifestVersion", "2");
    main.putValue("Bundle-SymbolicName", symbolicName);
    main.putValue("Bundle-Version", version);
    main.putValue("Bundle-Activator", types.get(0).asSubclass(BundleActivator.class).getName());
    main.putValue("Import-Package", imports);
    Path part = jar.resolveSibling(jar.getFileName() + ".part");
    try (OutputStream out = Files.newOutputStream(part);
        JarOutputStream content = new JarOutputStream(out, manifest)) {
      for (Class<?> type : types) {
        String name = type.getName().replace('.', '/') + ".class";
        content.putNextEntry(new JarEntry(name));
        try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
          in.transferTo(content);
        }
        content.closeEntry();
      }
    }
    Files.move(part, jar, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
