package sms.ui.contrib.internal.files;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Enumeration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  /** Ours have an import a line; Lit's are minified, with double quotes and no space. */
  private static final Pattern IMPORT =
      Pattern.compile(
          "(?m)(?:\\bfrom '|^import ')(\\.[^']+)';$|(?:from|import)\"(\\.[^\"]+\\.js)\"");

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
      texts(language.getLanguage(), Messages.ofPage(language), all);
      texts(language.getLanguage() + "-later", Messages.ofPageLater(language), all);
      for (String screen : Messages.SCREENS) {
        texts(screen + "-" + language.getLanguage(), Messages.ofScreen(screen, language), all);
      }
    }
    files = Collections.unmodifiableMap(all);
    StringBuilder tags = new StringBuilder();
    all.forEach((path, file) -> tags.append(path).append(file.etag()));
    version = "v-" + StaticFile.digest(tags.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void texts(String name, Map<String, String> texts, Map<String, StaticFile> all) {
    String path = "text/" + name + ".json";
    all.put(path, StaticFile.of(path, json(texts)));
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

  /**
   * The addresses of the modules that a module imports, and those of these in turn, without its
   * own.
   *
   * @param path of the module: {@code "sms-compose.js"}
   */
  public Stream<String> imports(String path) {
    Set<String> found = new LinkedHashSet<>();
    Deque<String> waiting = new ArrayDeque<>(List.of(path));
    while (!waiting.isEmpty()) {
      String importing = waiting.pop();
      Matcher imports = IMPORT.matcher(text(importing));
      while (imports.find()) {
        String target = imports.group(1) == null ? imports.group(2) : imports.group(1);
        String imported = URI.create(importing).resolve(target).getPath();
        if (found.add(imported)) {
          waiting.add(imported);
        }
      }
    }
    return found.stream().map(this::url);
  }

  private String text(String path) {
    return new String(
        requireNonNull(files.get(path), () -> "no such file: " + path).bytes(),
        StandardCharsets.UTF_8);
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
