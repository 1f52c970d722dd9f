package sms.faults.host;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.connect.ConnectContent;
import org.osgi.framework.connect.ConnectModule;
import org.osgi.framework.connect.ModuleConnector;
import org.osgi.framework.launch.Framework;

/**
 * Bundles whose classes come from the class path (OSGi Connect): the same jars, manifests, and
 * components, wired by the same framework, but one class loader, so that the JVM can share their
 * classes from an archive and is there in a third of the time. For the soak; the faults load every
 * bundle through a class loader of its own.
 */
final class FlatBundles implements ModuleConnector {
  /** Begins the locations of such bundles; the jar follows. */
  static final String LOCATION = "flat:";

  @Override
  public void initialize(File storage, Map<String, String> configuration) {
    // needs nothing
  }

  @Override
  public Optional<ConnectModule> connect(String location) {
    if (!location.startsWith(LOCATION)) {
      return Optional.empty();
    }
    Path jar = Path.of(URI.create(location.substring(LOCATION.length())));
    return Optional.of(() -> new Content(jar));
  }

  @Override
  public Optional<BundleActivator> newBundleActivator() {
    return Optional.empty();
  }

  /** One jar; open as long as the process lives. */
  private static final class Content implements ConnectContent {
    private final JarFile jar;

    Content(Path file) {
      try {
        this.jar = new JarFile(file.toFile(), false);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Optional<Map<String, String>> getHeaders() {
      try {
        Attributes main = jar.getManifest().getMainAttributes();
        return Optional.of(
            main.entrySet().stream()
                .collect(
                    Collectors.toMap(
                        entry -> entry.getKey().toString(), entry -> entry.getValue().toString())));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Iterable<String> getEntries() {
      return jar.stream().map(ZipEntry::getName)::iterator;
    }

    @Override
    public Optional<ConnectEntry> getEntry(String path) {
      return Optional.ofNullable(jar.getEntry(path)).map(entry -> new Entry(jar, entry));
    }

    @Override
    public Optional<ClassLoader> getClassLoader() {
      return Optional.of(Framework.class.getClassLoader());
    }

    @Override
    public void open() {
      // the jar is open
    }

    @Override
    public void close() {
      // with the process
    }
  }

  private record Entry(JarFile jar, ZipEntry entry) implements ConnectContent.ConnectEntry {
    @Override
    public String getName() {
      return entry.getName();
    }

    @Override
    public long getContentLength() {
      return entry.getSize();
    }

    @Override
    public long getLastModified() {
      return entry.getTime();
    }

    @Override
    public InputStream getInputStream() throws IOException {
      return jar.getInputStream(entry);
    }
  }
}
