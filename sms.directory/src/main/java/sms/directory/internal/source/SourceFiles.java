package sms.directory.internal.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of a source: a folder (not those of its folders), a zip, or one file. Zips in a folder
 * count as if they had been unpacked there, a file beside them winning. Nothing is ever unpacked.
 *
 * <p>Names are known without their folder and in any case: people zip folders, and rename.
 */
public final class SourceFiles implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(SourceFiles.class);

  /** Longest file that is read, in bytes. */
  public static final long MAX_FILE = 256L * 1024 * 1024;

  /** Most that is read of all files together, in bytes. */
  public static final long MAX_ALL = 512L * 1024 * 1024;

  /** Most files that a source may have. */
  public static final int MAX_FILES = 2_000;

  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] EMPTY_ZIP = {'P', 'K', 5, 6};

  private final Map<String, SourceFile> files = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final List<ZipFile> zips = new ArrayList<>();
  private final Budget budget;

  private SourceFiles(Budget budget) {
    this.budget = budget;
  }

  /**
   * Opens a source; the caller closes it when the import is over.
   *
   * @throws SourceRefusedException when it is not there, cannot be read, or is a zip that is broken
   *     or has names that no honest zip has
   */
  public static SourceFiles open(Path source) throws SourceRefusedException {
    return open(source, MAX_FILE, MAX_ALL);
  }

  static SourceFiles open(Path source, long maxFile, long maxAll) throws SourceRefusedException {
    SourceFiles opened = new SourceFiles(new Budget(maxFile, maxAll));
    try {
      if (Files.isDirectory(source)) {
        opened.addFolder(source);
      } else if (!Files.exists(source)) {
        throw new SourceRefusedException(source.toString(), "source.missing");
      } else if (isZip(source)) {
        opened.addZip(source);
      } else {
        opened.addFile(source);
      }
      return opened;
    } catch (IOException e) {
      opened.close();
      throw new SourceRefusedException(source.toString(), "unreadable");
    } catch (SourceRefusedException e) {
      opened.close();
      throw e;
    }
  }

  private void addFolder(Path folder) throws IOException, SourceRefusedException {
    List<Path> found = regularFiles(folder);
    if (found.size() > MAX_FILES) {
      throw new SourceRefusedException(
          folder.toString(), "source.crowded", Integer.toString(MAX_FILES));
    }
    for (Path each : found) {
      if (each.toString().toLowerCase(Locale.ROOT).endsWith(".zip")) {
        addZip(each);
      }
    }
    found.stream()
        .filter(each -> !each.toString().toLowerCase(Locale.ROOT).endsWith(".zip"))
        .forEach(this::addFile);
  }

  static List<Path> regularFiles(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(path -> !path.getFileName().toString().startsWith("."))
          .sorted(Comparator.comparing(Path::getFileName))
          .toList();
    }
  }

  private void addFile(Path path) {
    String name = path.getFileName().toString();
    files.put(name, new SourceFile(name, () -> Files.newInputStream(path), budget));
  }

  private void addZip(Path path) throws SourceRefusedException {
    String zipName = path.getFileName().toString();
    ZipFile zip = openZip(path, zipName);
    zips.add(zip);
    if (zip.size() > MAX_FILES) {
      throw new SourceRefusedException(zipName, "source.crowded", Integer.toString(MAX_FILES));
    }
    for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
      String full = entry.getName();
      if (escapes(full)) {
        throw new SourceRefusedException(zipName, "zip.path", full);
      }
      String name = full.substring(full.lastIndexOf('/') + 1);
      if (entry.isDirectory() || name.startsWith(".") || full.startsWith("__MACOSX/")) {
        continue;
      }
      if (files.put(name, new SourceFile(name, () -> zip.getInputStream(entry), budget)) != null) {
        throw new SourceRefusedException(zipName, "zip.twice", name);
      }
    }
  }

  /** A damaged directory of a zip makes the JDK throw more than it says. */
  private static ZipFile openZip(Path path, String name) throws SourceRefusedException {
    try {
      return new ZipFile(path.toFile());
    } catch (IOException | IllegalArgumentException e) {
      throw new SourceRefusedException(name, "zip.broken");
    }
  }

  /** Whether a name would lead out of the folder that the zip were unpacked to. */
  private static boolean escapes(String name) {
    return name.startsWith("/")
        || name.indexOf('\\') >= 0
        || name.indexOf(':') >= 0
        || Arrays.asList(name.split("/", -1)).contains("..");
  }

  private static boolean isZip(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] head = in.readNBytes(ZIP.length);
      return Arrays.equals(head, ZIP)
          || Arrays.equals(head, EMPTY_ZIP)
          || file.toString().toLowerCase(Locale.ROOT).endsWith(".zip");
    }
  }

  /** The file of that name, in whatever case. */
  public Optional<SourceFile> find(String name) {
    return Optional.ofNullable(files.get(name));
  }

  /** All files, by name. */
  public List<SourceFile> all() {
    return List.copyOf(files.values());
  }

  @Override
  public void close() {
    for (ZipFile zip : zips) {
      try {
        zip.close();
      } catch (IOException e) {
        LOG.warn("closing {} failed", zip.getName(), e);
      }
    }
  }
}
