package sms.ui.contrib.internal.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import sms.ui.contrib.internal.Messages;

/**
 * All the files that browsers may have, read once. A request looks its path up in this list; no
 * path is ever resolved.
 */
@Component(service = StaticFiles.class)
public final class StaticFiles {
  /** Where they are in the bundle. */
  private static final String FOLDER = "/ui/";

  /** Where they are on the server. */
  private static final String BASE = "/sms/ui/";

  private final Map<String, StaticFile> files;
  private final String version;

  /** Those of the bundle. */
  @Activate
  public StaticFiles(BundleContext context) {
    this(inBundle(context));
  }

  /** Those, by their path below the folder: {@code "lib/api.js"}. */
  public StaticFiles(Map<String, byte[]> contents) {
    Map<String, StaticFile> all = new TreeMap<>();
    contents.forEach((path, bytes) -> all.put(path, StaticFile.of(path, bytes)));
    for (Locale language : Messages.LANGUAGES) {
      String path = "text/" + language.getLanguage() + ".json";
      all.put(path, StaticFile.of(path, json(Messages.ofPage(language))));
    }
    files = Collections.unmodifiableMap(all);
    StringBuilder tags = new StringBuilder();
    all.forEach((path, file) -> tags.append(path).append(file.etag()));
    version = "v-" + StaticFile.digest(tags.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The address of a file with the version of all of them in it, so that a browser may keep it for
   * good. Relative imports stay within the version.
   */
  public String url(String path) {
    if (!files.containsKey(path)) {
      throw new IllegalArgumentException("no such file: " + path);
    }
    return BASE + version + '/' + path;
  }

  /** The addresses of the modules that the screens share. */
  public Stream<String> modules() {
    return files.keySet().stream()
        .filter(path -> path.endsWith(".js") && path.contains("/"))
        .map(this::url);
  }

  /**
   * The file at that path below {@code /sms/ui/}, with or without the version.
   *
   * @param path without a slash at the beginning
   */
  Optional<StaticFile> find(String path) {
    String plain = isVersioned(path) ? path.substring(version.length() + 1) : path;
    return Optional.ofNullable(files.get(plain));
  }

  /** Whether that path names the version it asks for, and it is this one. */
  boolean isVersioned(String path) {
    return path.startsWith(version + '/');
  }

  private static byte[] json(Map<String, String> texts) {
    try {
      return new ObjectMapper().writeValueAsBytes(texts);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map of strings is JSON", e);
    }
  }

  private static Map<String, byte[]> inBundle(BundleContext context) {
    Enumeration<URL> entries = context.getBundle().findEntries(FOLDER, "*", true);
    if (entries == null) {
      throw new IllegalStateException("the bundle has lost its folder " + FOLDER);
    }
    Map<String, byte[]> contents = new TreeMap<>();
    while (entries.hasMoreElements()) {
      URL url = entries.nextElement();
      String path = url.getPath();
      if (!path.endsWith("/")) {
        contents.put(path.substring(path.indexOf(FOLDER) + FOLDER.length()), read(url));
      }
    }
    return contents;
  }

  private static byte[] read(URL url) {
    try (InputStream in = url.openStream()) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      in.transferTo(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
