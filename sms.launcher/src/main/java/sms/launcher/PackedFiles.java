package sms.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/**
 * The bundles and the first configuration packed in the demo's jar.
 *
 * <p>Bundles are unpacked once into {@code run/ID}, ID being a checksum of what is packed, so that
 * a rebuilt jar brings its own bundles and an unchanged one writes nothing.
 */
final class PackedFiles {
  private static final String BUNDLES = "bundles/";
  private static final String HOME = "home/";
  private static final List<String> SEEDED = List.of("etc", "examples");

  private final Path home;

  PackedFiles(Path home) {
    this.home = home;
  }

  /** The folder of the framework's cache, which is emptied at each start. */
  Path frameworkStorage() {
    return home.resolve("run").resolve("felix");
  }

  /**
   * Copies the packed folders of the home, {@code etc} among them, each unless the home has it: it
   * is the person's own from then on. {@code @random@} in a file becomes a secret of its own.
   */
  void seedHome() throws IOException {
    try (JarFile jar = open()) {
      for (String folder : SEEDED) {
        Path target = home.resolve(folder);
        if (Files.notExists(target)) {
          unpack(jar, HOME + folder + "/", target, Secrets::fill);
        }
      }
    }
  }

  /** The unpacked bundles, in the order in which they are to be started. */
  List<Path> bundles() throws IOException {
    Path run = home.resolve("run");
    try (JarFile jar = open()) {
      Path folder = run.resolve(checksum(jar));
      if (Files.notExists(folder)) {
        delete(run);
        unpack(jar, BUNDLES, folder, UnaryOperator.identity());
      }
      return entries(jar, BUNDLES)
          .map(entry -> folder.resolve(entry.getName().substring(BUNDLES.length())))
          .sorted(StartOrder.BY_FILE_NAME)
          .toList();
    }
  }

  private static JarFile open() throws IOException {
    try {
      Path self =
          Path.of(PackedFiles.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return new JarFile(self.toFile());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private static Stream<? extends ZipEntry> entries(JarFile jar, String prefix) {
    return jar.stream().filter(e -> !e.isDirectory() && e.getName().startsWith(prefix));
  }

  private static String checksum(JarFile jar) {
    CRC32 crc = new CRC32();
    entries(jar, BUNDLES)
        .forEach(e -> crc.update((e.getName() + e.getCrc() + ' ').getBytes(UTF_8)));
    return Long.toHexString(crc.getValue());
  }

  /** Unpacks beside the target and renames, so that a killed start leaves no half of it. */
  private static void unpack(JarFile jar, String prefix, Path target, UnaryOperator<byte[]> edited)
      throws IOException {
    Path partial = target.resolveSibling(target.getFileName() + ".partial");
    delete(partial);
    Files.createDirectories(partial);
    for (ZipEntry entry : entries(jar, prefix).toList()) {
      Path file = partial.resolve(entry.getName().substring(prefix.length()));
      Files.createDirectories(file.resolveSibling("."));
      try (InputStream in = jar.getInputStream(entry)) {
        Files.write(file, edited.apply(in.readAllBytes()));
      }
    }
    Files.move(partial, target);
  }

  private static void delete(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, IOException failure)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
